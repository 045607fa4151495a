package impound.processors.stage;

import static impound.processors.fakes.Ids.ENCRYPTED;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes.Order;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** EC2 gives a volume an id, and where its key lets it do nothing the volume is gone, or in error, without a word why. */
class VanishedVolumeTest extends Restoring {
    private static final List<StageName> BY_COPY =
            Stream.concat(Stream.of(StageName.REENCRYPT), Life.WAY.stream()).toList();

    @Test
    void a_volume_that_vanishes_is_put_down_to_a_key_and_to_nobody() {
        var created = Life.add(evidence, ordered(evidence));
        world.volumes.vanish(made());
        world.clock.pass(Duration.ofMinutes(1));

        assertThatThrownBy(() -> restore.advance(created))
                .isInstanceOfSatisfying(KeyRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("KMS_ACCESS_SUSPECTED");
                    assertThat(refused.advice()).contains(SECURITY.value(), KEY.value(), "kms:CreateGrant");
                })
                .hasMessageContaining(made().value())
                .hasMessageContaining(SNAPSHOT.value());
    }

    @Test
    void a_volume_of_an_encrypted_disk_that_vanishes_is_made_of_a_copy_under_our_key_instead() {
        var created = vanished(Life.upTo(StageName.RESTORE, ENCRYPTED));

        var rerouted = (Evidence) restore.advance(created);

        assertThat(rerouted.next()).isEqualTo(StageName.REENCRYPT);
        assertThat(rerouted.itinerary())
                .startsWith(StageName.REENCRYPT, StageName.SHARE, StageName.RESTORE)
                .endsWith(StageName.RECEIVE);
        assertThat(rerouted.attempt()).isEqualTo(1);
    }

    @Test
    void a_share_of_an_old_copy_that_does_not_show_yet_is_waited_for() {
        var reencrypted = Life.add(
                Life.upTo(StageName.RESTORE, ENCRYPTED),
                new Link.Rerouted(Life.AT, StageName.REENCRYPT, BY_COPY, "key"),
                new Link.SnapshotCopied(Life.AT, Life.ACT, MONITORED, Life.COPY, SNAPSHOT, KEY),
                new Link.SnapshotReencrypted(Life.AT, Life.COPY, SNAPSHOT, KEY.value()),
                new Link.SnapshotShared(Life.AT, Life.ACT, Life.COPY, SECURITY));
        world.clock.pass(Duration.ofHours(1));

        assertThat(restore.advance(reencrypted)).isInstanceOf(NotYet.class);
    }

    @Test
    void a_volume_of_an_encrypted_disk_that_is_in_error_goes_by_a_copy_too() {
        var before = Life.upTo(StageName.RESTORE, ENCRYPTED);
        var created = Life.add(before, ordered(before));
        world.volumes.becomes(made(), "error");

        assertThat(((Evidence) restore.advance(created)).next()).isEqualTo(StageName.REENCRYPT);
    }

    @Test
    void what_went_by_a_copy_already_is_not_sent_there_a_second_time() {
        var before = Life.upTo(StageName.RESTORE, ENCRYPTED);
        var rerouted = (Evidence) restore.advance(vanished(before));
        var again = Life.add(
                before,
                rerouted.chain().last().link(),
                new Link.SnapshotReencrypted(Life.AT, Life.COPY, SNAPSHOT, KEY.value()),
                new Link.SnapshotShared(Life.AT, Life.ACT, Life.COPY, SECURITY));
        world.snapshots.put(copy(), Tags.of(evidence, StageName.REENCRYPT));

        var gone = vanished(again);

        assertThatThrownBy(() -> restore.advance(gone)).isInstanceOf(KeyRefused.class);
        assertThat(world.volumes.orders()).extracting(Order::snapshot).containsExactly(SNAPSHOT, Life.COPY);
        assertThat(world.volumes.orders()).extracting(Order::clientToken).doesNotHaveDuplicates();
    }

    /** Evidence whose volume was ordered, and is gone once EC2 must have shown it. */
    private Evidence vanished(Evidence before) {
        var created = Life.add(before, ordered(before));
        world.volumes.vanish(created.link(Link.VolumeCreated.class).volume());
        world.clock.pass(Duration.ofMinutes(1));
        return created;
    }

    private static Snapshot copy() {
        return new Snapshot(
                Life.COPY, SECURITY, "vol-ffffffff", ROOT.gib(), State.COMPLETED, "", Life.AT, "", KEY.value());
    }
}
