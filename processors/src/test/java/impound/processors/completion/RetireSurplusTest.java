package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.TaskPointer;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import org.junit.jupiter.api.Test;

/** What attempts have made beside what the chain names goes too, and nothing else does. */
class RetireSurplusTest extends AtItsEnd {
    private final Evidence stopped = Life.add(
            Life.upTo(StageName.VERIFY),
            new Link.CollectionStopped(Life.AT, StageName.VERIFY, "INTEGRITY_VIOLATED", "differs", "look"));

    @Test
    void collectors_and_volumes_that_no_link_names_go_before_those_that_one_does() {
        var collector = launchedUnnamed(ended);
        var volume = restoredUnnamed(ended);

        var afterwards = retired(ended);

        assertThat(world.collectors.terminated()).containsExactly(collector, COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + volume, "delete " + RESTORED);
        assertThat(afterwards.chain().all(Link.CollectorTerminated.class))
                .extracting(Link.CollectorTerminated::collector)
                .containsExactly(collector, COLLECTOR);
        assertThat(afterwards.chain().all(Link.RestoredVolumeDeleted.class))
                .extracting(Link.RestoredVolumeDeleted::volume)
                .containsExactly(volume, RESTORED);
    }

    @Test
    void those_of_an_earlier_attempt_go_too() {
        var anew = new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "no room");
        var first = Life.upTo(StageName.LAUNCH);
        var collector = launchedUnnamed(first);

        retired(Life.add(
                Life.add(first, anew),
                Life.links(ROOT).get(5),
                new Link.CollectionStopped(Life.AT, StageName.ATTACH, "A", "no", "grant it")));

        assertThat(world.collectors.terminated()).containsExactly(collector, COLLECTOR);
    }

    @Test
    void what_a_later_attempt_has_made_is_on_its_way_to_its_link_and_stays() {
        var resumed = Life.add(stopped, new Link.CollectionResumed(Life.AT, StageName.LAUNCH, "alice", "mended"));
        launchedUnnamed(resumed);
        restoredUnnamed(resumed);

        retired(stopped);

        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED);
    }

    @Test
    void one_that_no_link_names_and_that_may_not_be_removed_is_left_behind_under_its_own_name() {
        var volume = restoredUnnamed(ended);
        world.volumes.refuseToDelete("UnauthorizedOperation", 403);

        var afterwards = retired(ended);

        assertThat(afterwards.chain().all(Link.LeftBehind.class))
                .extracting(Link.LeftBehind::id)
                .containsExactly(volume.value(), RESTORED.value());
    }

    private InstanceId launchedUnnamed(Evidence evidence) {
        var pointer = new TaskPointer("us-east-1", "evidence-work", "tasks/t", Life.SHA256);
        var tags = Tags.of(evidence, StageName.LAUNCH);
        return world.collectors
                .launch(null, new Collectors.Order(ZONE, "m5.large", pointer, "another token", tags))
                .value();
    }

    private VolumeId restoredUnnamed(Evidence evidence) {
        var tags = Tags.of(evidence, StageName.RESTORE);
        var gib = ROOT.gib();
        return world.volumes
                .restore(
                        null,
                        new Volumes.Order(SNAPSHOT, ZONE, Volumes.Disk.OF_ANY_SIZE, gib, KEY, "another token", tags))
                .value();
    }
}
