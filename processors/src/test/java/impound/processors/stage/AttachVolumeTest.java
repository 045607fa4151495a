package impound.processors.stage;

import static impound.processors.fakes.Ec2Answers.refusal;
import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.record.Failed;
import impound.collector.record.Ready;
import impound.collector.record.RecordJson;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.CollectionFailure.Marketplace;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachVolumeTest {
    private final World world = new World();
    private final AttachVolume attach = new AttachVolume(world.aws(), world.settings, world.patience, world.clock);
    private final Evidence evidence = Life.add(Life.upTo(StageName.LAUNCH), launched());

    @Test
    void nothing_is_attached_before_the_collector_says_that_it_is_ready() {
        world.collectors.becomes(COLLECTOR, "running", "");

        assertThat(attach.advance(evidence)).isInstanceOf(NotYet.class);
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void a_collector_that_ec2_does_not_show_yet_is_waited_for() {
        assertThat(attach.advance(evidence)).isInstanceOf(NotYet.class);
    }

    @Test
    void the_collectors_word_is_a_link_of_its_own_and_the_volume_comes_with_the_next_step() {
        saysReady();

        var ready = (Evidence) attach.advance(evidence);

        assertThat(ready.link(Link.CollectorReady.class).collector()).isEqualTo(COLLECTOR);
        assertThat(ready.next()).isEqualTo(StageName.ATTACH);
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void a_ready_collector_gets_the_restored_volume() {
        saysReady();
        var ready = Life.add(
                evidence, ((Evidence) attach.advance(evidence)).chain().last().link());

        var attached = (Evidence) attach.advance(ready);

        assertThat(world.volumes.calls()).containsExactly("attach " + RESTORED + " to " + COLLECTOR);
        assertThat(attached.next()).isEqualTo(StageName.IMAGE);
    }

    @Test
    void the_word_of_an_earlier_collector_does_not_count_for_a_new_one() {
        saysReady();
        var ready = Life.add(
                evidence, ((Evidence) attach.advance(evidence)).chain().last().link());
        var again = Life.add(ready, new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "it died"));
        var relaunched = Life.add(again, launched());

        assertThat(attach.advance(relaunched)).isInstanceOf(NotYet.class);
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void a_collector_that_said_why_it_failed_is_quoted() {
        var failed = new Failed(COLLECTOR.value(), "TASK_REFUSED", "other bytes than its pointer", Life.AT);
        world.records.put(REGION, WorkKeys.collector(evidence) + "failed.json", RecordJson.write(failed));

        assertThatThrownBy(() -> attach.advance(evidence)).isInstanceOfSatisfying(CollectorFailed.class, failure -> {
            assertThat(failure.reason()).isEqualTo("TASK_REFUSED");
            assertThat(failure).hasMessageContaining("other bytes than its pointer");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "OptInRequired, In order to use this AWS Marketplace product you need to accept terms and subscribe",
        "IncorrectInstanceState, Cannot attach volume with Marketplace codes as the instance is not in the 'stopped' state"
    })
    void a_volume_with_product_codes_that_ec2_does_not_attach_is_left_to_a_person_at_once(String code, String text) {
        world.volumes.refuseToAttach(refusal(code, text));

        assertThatThrownBy(() -> attach.advance(saidReady()))
                .isInstanceOfSatisfying(Marketplace.class, failure -> assertThat(failure.reason())
                        .isEqualTo("MARKETPLACE"))
                .hasMessageContaining(RESTORED.value())
                .hasMessageContaining(text.substring(0, 30));
    }

    @Test
    void a_volume_whose_key_ec2_may_not_use_says_which_key_and_who_needs_what() {
        world.volumes.refuseToAttach(refusal("CustomerKeyHasBeenRevoked", "Volume cannot be attached: key revoked"));

        assertThatThrownBy(() -> attach.advance(saidReady())).isInstanceOfSatisfying(KeyRefused.class, failure -> {
            assertThat(failure.reason()).isEqualTo("KMS_ACCESS");
            assertThat(failure.advice()).contains(SECURITY.value(), KEY.value(), "kms:CreateGrant");
        });
    }

    @Test
    void a_collector_that_is_not_running_yet_has_nothing_to_do_with_product_codes() {
        var refusal = refusal("IncorrectInstanceState", "The instance is not in a valid state for this operation.");
        world.volumes.refuseToAttach(refusal);

        assertThatThrownBy(() -> attach.advance(saidReady())).isSameAs(refusal);
    }

    private Link launched() {
        return new Link.CollectorLaunched(
                world.clock.instant(), Life.ACT, COLLECTOR, "m6i.large", "ami-1", "tasks/t", Life.SHA256);
    }

    private Evidence saidReady() {
        saysReady();
        return Life.add(
                evidence, ((Evidence) attach.advance(evidence)).chain().last().link());
    }

    private void saysReady() {
        var ready = new Ready(COLLECTOR.value(), ROOT.id().value(), 1, "0.1.0", Life.AT);
        world.records.put(REGION, WorkKeys.collector(evidence) + "ready.json", RecordJson.write(ready));
    }
}
