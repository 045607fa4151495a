package impound.processors.stage;

import static impound.processors.fakes.Ids.ENCRYPTED;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.THEIR_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.fakes.SettingsOf;
import impound.processors.gateway.Volumes;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings.Order;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each case of encryption in each order: which snapshot is copied, shared and read, and what is left in the end. */
class EncryptedDisksTest {
    @Test
    void with_the_image_first_the_source_snapshot_is_read_and_copied() {
        var journey = journey(Order.EVIDENCE_FIRST, ROOT);

        var evidence = journey.travelled();

        assertThat(read(journey)).containsExactly(SNAPSHOT);
        assertThat(copiedFrom(evidence)).containsExactly(SNAPSHOT);
        assertThat(sharedEver(evidence)).containsExactly(SNAPSHOT);
    }

    @Test
    void with_the_kept_copy_first_that_is_read() {
        var journey = journey(Order.PRESERVE_FIRST, ROOT);

        var evidence = journey.travelled();

        assertThat(read(journey)).containsExactly(received(evidence));
        assertThat(copiedFrom(evidence)).containsExactly(SNAPSHOT);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void the_key_that_may_not_be_shared_stays_where_it_is(Order order) {
        var journey = reencrypting(order);

        var evidence = journey.travelled();

        var copy = evidence.link(Link.SnapshotReencrypted.class).snapshot();
        assertThat(sharedEver(evidence)).containsExactly(copy);
        assertThat(copiedFrom(evidence)).containsExactly(SNAPSHOT, copy);
        assertThat(read(journey)).containsExactly(order == Order.EVIDENCE_FIRST ? copy : received(evidence));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_key_that_turns_out_to_be_of_no_use_to_us_is_gone_round_once(Order order) {
        var journey = journey(order, ENCRYPTED).unreadable(SNAPSHOT);

        var evidence = journey.travelled();

        var copy = evidence.link(Link.SnapshotReencrypted.class).snapshot();
        assertThat(evidence.chain().all(Link.Rerouted.class)).hasSize(1);
        assertThat(sharedEver(evidence)).containsExactly(SNAPSHOT, copy);
        assertThat(evidence.link(Link.SnapshotCopied.class).source()).isEqualTo(copy);
        assertThat(evidence.link(Link.VolumeRestored.class).volume())
                .isEqualTo(evidence.link(Link.VolumeCreated.class).volume());
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void in_the_end_nothing_is_shared_and_only_source_and_kept_copy_are_there(Order order) {
        var journey = journey(order, ENCRYPTED).unreadable(SNAPSHOT);

        var evidence = journey.travelled();

        assertThat(journey.world.snapshots.ids()).containsExactlyInAnyOrder(SNAPSHOT, received(evidence));
        assertThat(journey.world.snapshots.readers(SNAPSHOT)).isEmpty();
        assertThat(journey.world.volumes.ids()).isEmpty();
        assertThat(journey.world.snapshots.locks()).containsOnlyKeys(received(evidence));
    }

    @Test
    void the_copy_under_our_key_is_made_and_removed_where_the_instance_is() {
        var journey = reencrypting(Order.EVIDENCE_FIRST);

        var evidence = journey.travelled();

        var copied = evidence.chain().all(Link.SnapshotCopied.class).get(0);
        assertThat(copied.owner()).isEqualTo(MONITORED);
        assertThat(journey.world.snapshots.calls()).contains("delete " + copied.snapshot() + " in " + MONITORED);
    }

    @Test
    void a_copy_under_our_key_that_the_monitored_account_may_not_make_says_so() {
        var journey = reencrypting(Order.EVIDENCE_FIRST);
        journey.uncopied();

        assertThatThrownBy(journey::travelled).isInstanceOfSatisfying(KeyRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("KMS_ACCESS");
            assertThat(refused.advice()).contains(MONITORED.value(), THEIR_KEY.value());
        });
    }

    @Test
    void a_disk_that_is_not_encrypted_is_never_sent_round() {
        var journey = journey(Order.EVIDENCE_FIRST, ROOT).unreadable(SNAPSHOT);

        assertThatThrownBy(journey::travelled).isInstanceOf(KeyRefused.class).hasMessageContaining("vanished");
    }

    private static Journey journey(Order order, SourceVolume volume) {
        return new Journey(SettingsOf.tests(order, Set.of(), Set.of()), volume);
    }

    private static Journey reencrypting(Order order) {
        return new Journey(SettingsOf.tests(order, Set.of(THEIR_KEY), Set.of()), ENCRYPTED).unreadable(SNAPSHOT);
    }

    private static List<SnapshotId> read(Journey journey) {
        return journey.world.volumes.orders().stream()
                .map(Volumes.Order::snapshot)
                .toList();
    }

    private static List<SnapshotId> copiedFrom(Evidence evidence) {
        return evidence.chain().all(Link.SnapshotCopied.class).stream()
                .map(Link.SnapshotCopied::source)
                .toList();
    }

    private static List<SnapshotId> sharedEver(Evidence evidence) {
        assertThat(evidence.chain().all(Link.SnapshotShared.class))
                .extracting(Link.SnapshotShared::account)
                .containsOnly(SECURITY);
        return evidence.chain().all(Link.SnapshotShared.class).stream()
                .map(Link.SnapshotShared::snapshot)
                .toList();
    }

    private static SnapshotId received(Evidence evidence) {
        return evidence.link(Link.SnapshotReceived.class).snapshot();
    }
}
