package impound.processors.stage;

import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.TooLarge;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import impound.processors.gateway.Volumes.Order;
import impound.processors.gateway.Volumes.Volume;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreVolumeTest extends Restoring {
    @Test
    void a_volume_is_ordered_under_the_forensics_key_and_as_large_as_the_source() {
        var created = Life.add(evidence, ordered(evidence));

        assertThat(world.volumes.orders()).singleElement().satisfies(order -> {
            assertThat(order.key()).isEqualTo(world.settings.in(REGION).forensicsKey());
            assertThat(order.gib()).isEqualTo(ROOT.gib());
            assertThat(order.zone()).isEqualTo(ZONE);
        });
        assertThat(created.next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void asking_again_with_the_same_attempt_and_zone_makes_one_volume() {
        restore.advance(evidence);
        restore.advance(evidence);

        assertThat(world.volumes.ids()).hasSize(1);
        assertThat(world.volumes.orders()).extracting(Order::clientToken).hasSize(2);
    }

    @Test
    void another_attempt_makes_another_volume() {
        var again = Life.add(evidence, new Link.AttemptEnded(Life.AT, StageName.RESTORE, "zone full"));

        restore.advance(evidence);
        restore.advance(again);

        assertThat(world.volumes.ids()).hasSize(2);
    }

    @Test
    void a_volume_of_an_attempt_that_ended_is_not_taken_for_the_new_ones() {
        var created = Life.add(evidence, ordered(evidence));
        var again = Life.add(created, new Link.AttemptEnded(Life.AT, StageName.RESTORE, "zone full"));

        var removed = Life.add(
                again, ((Evidence) restore.advance(again)).chain().last().link());
        restore.advance(removed);

        assertThat(world.volumes.orders()).hasSize(2);
    }

    @Test
    void a_shared_snapshot_that_the_security_account_does_not_see_yet_is_waited_for() {
        var nowhere = new World();
        var stage = new RestoreVolume(
                nowhere.aws(), nowhere.wait, nowhere.detour, nowhere.settings, nowhere.patience, nowhere.clock);

        assertThat(stage.advance(evidence)).isInstanceOf(NotYet.class);
        assertThat(nowhere.volumes.orders()).isEmpty();
    }

    @Test
    void a_volume_that_is_being_created_is_waited_for() {
        var created = Life.add(evidence, ordered(evidence));

        assertThat(restore.advance(created)).isInstanceOf(NotYet.class);
    }

    @Test
    void a_volume_that_is_not_seen_is_waited_for_while_ec2_may_not_show_it_yet() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.vanish(made());
        world.clock.pass(Duration.ofSeconds(59));

        assertThat(restore.advance(created)).isInstanceOf(NotYet.class);
    }

    @Test
    void a_volume_in_error_ends_the_collection() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.becomes(made(), "error");

        assertThatThrownBy(() -> restore.advance(created))
                .isInstanceOf(NotMade.class)
                .hasMessageContaining(made().value());
    }

    @Test
    void an_available_volume_of_the_right_size_and_key_is_restored() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.becomes(made(), "available");

        var restored = (Evidence) restore.advance(created);

        assertThat(restored.link(Link.VolumeRestored.class))
                .isEqualTo(
                        new Link.VolumeRestored(world.clock.instant(), made(), ZONE, "gp3", ROOT.gib(), KEY.value()));
        assertThat(restored.next()).isEqualTo(StageName.LAUNCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {46_081, 51_200, 65_536})
    void a_disk_too_large_for_one_object_is_refused_before_a_volume_is_made(int gib) {
        var disk = new SourceVolume(ROOT.id(), ROOT.instance(), "/dev/xvda", gib, "gp3", "");

        assertThatThrownBy(() -> restore.advance(Life.upTo(StageName.RESTORE, disk)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining(gib + " GiB")
                .hasMessageContaining("46080 GiB");
        assertThat(world.volumes.orders()).isEmpty();
    }

    @Test
    void a_volume_of_another_size_is_no_evidence() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.put(new Volume(made(), "available", ZONE, "gp3", 9, KEY.value(), ""));

        assertThatThrownBy(() -> restore.advance(created))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("size of " + made() + ": expected 8 GiB, found 9 GiB");
    }

    @Test
    void a_volume_under_another_key_is_no_evidence() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.put(new Volume(made(), "available", ZONE, "gp3", 8, "arn:aws:kms:us-east-1:1:key/x", ""));

        assertThatThrownBy(() -> restore.advance(created))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("key of " + made());
    }
}
