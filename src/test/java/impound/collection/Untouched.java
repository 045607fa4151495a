package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.Resource;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.Volume;
import impound.sandbox.http.CallRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rule above all others: nobody stops, detaches, changes, tags or deletes what is under investigation. It is held
 * against every suspect of a world, as each was before the first finding came.
 */
final class Untouched {
    /** Everything that may be asked for where suspected instances are; whatever is not here changes something there. */
    private static final List<String> ALLOWED = List.of(
            "DescribeInstances",
            "DescribeInstanceTypes",
            "DescribeVolumes",
            "DescribeSnapshots",
            "DescribeLockedSnapshots",
            "GetConsoleOutput",
            "CreateSnapshots",
            "CreateSnapshot",
            "LockSnapshot",
            "ModifySnapshotAttribute",
            "CopySnapshot",
            "DeleteSnapshot");

    /** Everything that may be asked for about a suspected instance or one of its volumes itself. */
    private static final List<String> ALLOWED_OF_THEM =
            List.of("DescribeInstances", "DescribeVolumes", "GetConsoleOutput", "CreateSnapshots", "CreateSnapshot");

    private final World world;
    private final Map<String, Before> before = new TreeMap<>();

    private record Before(InstanceState state, Map<String, String> tags, Map<String, Map<String, String>> volumes) {}

    private Untouched(World world) {
        this.world = world;
        world.suspects().forEach(suspect -> before.put(suspect.id(), now(suspect)));
    }

    /** Remembers all suspects as they are now. */
    static Untouched of(World world) {
        return new Untouched(world);
    }

    /**
     * That they still are so, and nobody has even tried anything else.
     *
     * @param sourceSnapshots that were taken of them: these are not ours to delete either
     */
    void check(List<String> sourceSnapshots) {
        assertThat(world.suspects())
                .allSatisfy(suspect -> assertThat(now(suspect)).as(suspect.id()).isEqualTo(before.get(suspect.id())));
        // whoever comes with keys that are over is of no account, and let in nowhere
        assertThat(calls())
                .filteredOn(call -> !call.account().isEmpty() && !call.account().equals(World.SECURITY))
                .filteredOn(call -> !ALLOWED.contains(call.operation()))
                .as("other calls in the accounts of suspected instances")
                .isEmpty();
        var ids = ids();
        assertThat(calls())
                .filteredOn(call ->
                        ids.stream().anyMatch(call.resource()::contains) && !ALLOWED_OF_THEM.contains(call.operation()))
                .as("other calls about suspected instances and their volumes")
                .isEmpty();
        assertThat(world.ec2().view().snapshots())
                .as("source snapshots")
                .extracting(Snapshot::id)
                .containsAll(sourceSnapshots);
    }

    private List<CallRecord> calls() {
        return world.sandbox().calls().of("ec2");
    }

    private List<String> ids() {
        return before.entrySet().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.getKey()), one.getValue().volumes().keySet().stream()))
                .toList();
    }

    private Before now(Instance suspect) {
        var volumes = new TreeMap<String, Map<String, String>>();
        for (Volume volume : world.ec2().view().volumesOf(suspect)) {
            volumes.put(((Resource) volume).id(), Map.copyOf(volume.tags()));
        }
        return new Before(suspect.state(world.sandbox().time().now()), Map.copyOf(suspect.tags()), Map.copyOf(volumes));
    }
}
