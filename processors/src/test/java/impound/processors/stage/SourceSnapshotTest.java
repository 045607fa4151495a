package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.STRANGER;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.SnapshotGone;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.VolumeId;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The source snapshot is waited for, read back once, and then left alone. */
class SourceSnapshotTest {
    private static final Scope OWNER = new Scope(MONITORED, REGION, INCIDENT);
    private static final Scope READER = new Scope(SECURITY, REGION, INCIDENT);

    private final World world = new World();
    private final Evidence taken = Life.taken(ROOT);

    @Test
    void a_completed_snapshot_is_read_back_and_is_a_link_of_its_own() {
        Sources.put(world, MONITORED, State.COMPLETED);

        var step = (Evidence) on(taken).orElseThrow();

        assertThat(step.chain().last().link())
                .isEqualTo(new Link.SnapshotCompleted(world.clock.instant(), SNAPSHOT, ROOT.gib(), ""));
    }

    @Test
    void that_it_is_whole_goes_to_completed_first_where_people_are_told_and_then_on() {
        Sources.put(world, MONITORED, State.COMPLETED);

        var step = (Evidence) on(taken).orElseThrow();

        assertThat(step.slip()).containsExactly(StageName.COMPLETED, StageName.SHARE);
    }

    @Test
    void its_owner_is_not_asked_again_once_it_is_on_record_that_it_is_whole() {
        var whole = Life.add(taken, Life.completed(ROOT));

        assertThat(on(whole)).isEmpty();
    }

    @Test
    void the_account_that_it_is_shared_with_is_asked_whether_it_sees_it() {
        Sources.put(world, MONITORED, State.COMPLETED);
        var shared = Life.upTo(StageName.RESTORE);

        var before = world.wait.on(SNAPSHOT, READER, shared, StageName.RESTORE);
        world.snapshots.share(OWNER, SNAPSHOT, SECURITY);
        var after = world.wait.on(SNAPSHOT, READER, shared, StageName.RESTORE);

        assertThat(before).containsInstanceOf(NotYet.class);
        assertThat(after).isEmpty();
    }

    @Test
    void a_large_disk_that_takes_six_hours_is_waited_for() {
        var large = Life.taken(volume(500, ""));
        put(new Snapshot(SNAPSHOT, MONITORED, ROOT.id().value(), 500, State.PENDING, "", Life.AT, "", ""));
        var first = world.clock.instant();
        while (world.clock.instant().isBefore(first.plus(Duration.ofHours(6)))) {
            var wait = (NotYet) on(large).orElseThrow();
            world.clock.pass(wait.delay());
            large = (Evidence) wait.asked();
        }
        world.snapshots.becomes(SNAPSHOT, State.COMPLETED, "");

        var step = (Evidence) on(large).orElseThrow();

        assertThat(step.link(Link.SnapshotCompleted.class).gib()).isEqualTo(500);
        assertThat(step.chain().last().waited().tries()).isGreaterThan(100);
    }

    @Test
    void an_id_that_was_just_made_may_not_show_for_a_while() {
        var made = justTaken();

        var soon = on(made);
        world.clock.pass(Duration.ofSeconds(40));
        Sources.put(world, MONITORED, State.PENDING);
        var later = on(made);

        assertThat(soon).containsInstanceOf(NotYet.class);
        assertThat(later).containsInstanceOf(NotYet.class);
    }

    @Test
    void a_snapshot_that_is_missing_for_longer_than_that_ends_the_collection() {
        var made = justTaken();
        Sources.put(world, MONITORED, State.PENDING);
        world.clock.pass(Duration.ofMinutes(10));
        world.snapshots.delete(SNAPSHOT);

        assertThatThrownBy(() -> on(made))
                .isInstanceOfSatisfying(SnapshotGone.class, gone -> {
                    assertThat(gone.reason()).isEqualTo("SNAPSHOT_GONE");
                    assertThat(gone.advice()).contains("CloudTrail");
                })
                .hasMessageContaining(SNAPSHOT.value())
                .hasMessageContaining(MONITORED.value());
    }

    @Test
    void where_a_person_resumes_a_volume_whose_snapshot_is_gone_another_is_taken() {
        world.snapshots.attached(ROOT);
        var stopped = Life.add(
                taken,
                new Link.CollectionStopped(Life.AT, StageName.SHARE, "SNAPSHOT_GONE", "gone", "look"),
                new Link.CollectionResumed(Life.AT, StageName.SHARE, "alice", "it was the janitor"));

        var again = (Evidence) on(stopped).orElseThrow();

        assertThat(again.link(Link.SnapshotTaken.class).snapshot()).isNotEqualTo(SNAPSHOT);
    }

    @Test
    void what_is_read_back_must_be_what_was_taken() {
        differs(MONITORED, ROOT.id().value(), 9, "", "size");
        differs(MONITORED, "vol-0d0000000000001a1", 8, "", "volume");
        differs(MONITORED, ROOT.id().value(), 8, KEY.value(), "key");
        world.snapshots.delete(SNAPSHOT);
        world.snapshots.put(
                new Snapshot(SNAPSHOT, STRANGER, ROOT.id().value(), 8, State.COMPLETED, "", Life.AT, "", ""),
                new Tags(new TreeMap<>()));
        world.snapshots.share(OWNER, SNAPSHOT, MONITORED);
        assertThatThrownBy(() -> on(taken))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("owner");
    }

    @Test
    void an_encrypted_volume_has_its_snapshot_under_the_same_key() {
        put(new Snapshot(SNAPSHOT, MONITORED, ROOT.id().value(), 8, State.COMPLETED, "", Life.AT, "", KEY.value()));

        var step = (Evidence) on(Life.taken(volume(8, KEY.value()))).orElseThrow();

        assertThat(step.link(Link.SnapshotCompleted.class).encryptionKey()).isEqualTo(KEY.value());
    }

    @Test
    void a_lock_that_is_not_on_record_comes_first() {
        Sources.put(world, MONITORED, State.COMPLETED);
        var unlocked =
                Life.add(Evidence.of(INCIDENT, TARGET, ROOT), Life.links(ROOT).get(0));

        var step = (Evidence) on(unlocked).orElseThrow();

        assertThat(step.chain().last().link()).isInstanceOf(Link.SnapshotLocked.class);
        assertThat(world.snapshots.locks()).containsOnlyKeys(SNAPSHOT);
    }

    @Test
    void while_another_process_takes_it_anew_this_one_waits() {
        Sources.put(world, MONITORED, State.ERROR);
        world.leasesOfAnother.take(REGION, WorkKeys.lease(taken.subject(), StageName.SNAPSHOT));

        assertThat(on(taken)).containsInstanceOf(NotYet.class);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    private void differs(AccountId owner, String volume, int gib, String key, String what) {
        put(new Snapshot(SNAPSHOT, owner, volume, gib, State.COMPLETED, "", Life.AT, "", key));
        assertThatThrownBy(() -> on(taken))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith(what + " of snapshot " + SNAPSHOT);
    }

    private void put(Snapshot snapshot) {
        world.snapshots.put(snapshot, new Tags(new TreeMap<>()));
    }

    /** As {@code taken}, but a moment ago. */
    private Evidence justTaken() {
        var now = world.clock.instant();
        return Life.add(
                Evidence.of(INCIDENT, TARGET, ROOT),
                new Link.SnapshotTaken(now, Life.ACT, SNAPSHOT, now, true, TARGET, ROOT, Life.WAY),
                new Link.SnapshotLocked(now, Life.ACT, SNAPSHOT, "compliance", now.plusSeconds(259_200)));
    }

    private Optional<Outcome> on(Evidence evidence) {
        return world.wait.on(evidence.link(Link.SnapshotTaken.class).snapshot(), OWNER, evidence, StageName.SHARE);
    }

    private static SourceVolume volume(int gib, String key) {
        return new SourceVolume(new VolumeId(ROOT.id().value()), INSTANCE.value(), "/dev/xvda", gib, "gp3", key);
    }
}
