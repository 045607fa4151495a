package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.completion.Closing.State;
import impound.processors.completion.Closing.Volume;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever tampers with one chain is found out, and does not keep the incident open. */
class BrokenChainTest {
    private final Scene scene = Scene.withTwoVolumes();

    @BeforeEach
    void the_other_volume_has_gone_its_whole_way() {
        scene.retired(ROOT);
    }

    @ParameterizedTest
    @EnumSource
    void a_volume_with_a_broken_chain_is_waited_for_no_longer(Milestone milestone) {
        breakLinkOf(DATA.id().value());

        var group = scene.groups.seeded(REGION, INCIDENT, milestone);

        assertThat(group.expected()).contains(DATA.id().value());
        assertThat(group.isComplete()).isTrue();
    }

    @Test
    void it_is_a_result_that_names_the_link_and_the_others_have_theirs() {
        breakLinkOf(DATA.id().value());

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes()).extracting(Volume::result).containsExactly("COLLECTED", "INTEGRITY_VIOLATED");
        assertThat(closed.volumes().get(1).why()).contains("link 1 of " + DATA.id());
        assertThat(closed.volumes().get(1).image()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "no link", "{\"number\": 1}"})
    void what_is_no_link_in_a_links_place_breaks_the_chain_like_a_changed_one(String document) {
        put(DATA.id().value(), document.getBytes(StandardCharsets.UTF_8));

        var closed = scene.close();

        assertThat(closed.volumes().get(1).result()).isEqualTo("INTEGRITY_VIOLATED");
        assertThat(closed.volumes().get(1).why()).contains("document 1 of a chain");
    }

    @Test
    void a_target_with_a_broken_chain_is_a_result_too_and_its_volumes_have_theirs() {
        scene.retired(DATA);
        breakLinkOf(TARGET.id());

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes())
                .extracting(Volume::id, Volume::result)
                .contains(
                        tuple(ROOT.id().value(), "COLLECTED"),
                        tuple(DATA.id().value(), "COLLECTED"),
                        tuple(TARGET.id(), "INTEGRITY_VIOLATED"));
    }

    @Test
    void of_a_target_with_a_broken_chain_alone_nothing_more_is_expected() {
        var alone = Scene.opened(TARGET);
        alone.world.bucket.put(REGION, EvidenceKeys.link(INCIDENT, TARGET.id(), 1), foreignLink());

        var sending = alone.milestones.look(new IncidentWatch(INCIDENT, REGION, alone.world.clock.instant(), 4));

        assertThat(sending.messages()).isEmpty();
        assertThat(alone.stored(1).state()).isEqualTo(State.FAILED);
    }

    private void breakLinkOf(String id) {
        put(id, foreignLink());
    }

    private void put(String id, byte[] document) {
        scene.world.bucket.put(REGION, EvidenceKeys.link(INCIDENT, id, 1), document);
    }

    /** A link that lay elsewhere: it names another one before it. */
    private static byte[] foreignLink() {
        return Life.upTo(StageName.SHARE, DATA).chain().last().document();
    }
}
