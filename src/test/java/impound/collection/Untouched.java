package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.Resource;
import impound.sandbox.http.CallRecord;
import java.util.List;
import java.util.stream.Stream;

/** The rule above all others: nobody stops, detaches, changes, tags or deletes what is under investigation. */
final class Untouched {
    /** Everything that may be asked for where the suspected instance is; whatever is not here changes something there. */
    private static final List<String> ALLOWED = List.of(
            "DescribeInstances",
            "DescribeVolumes",
            "DescribeInstanceTypes",
            "DescribeSnapshots",
            "DescribeLockedSnapshots",
            "GetConsoleOutput",
            "CreateSnapshots",
            "CreateSnapshot",
            "LockSnapshot",
            "ModifySnapshotAttribute");

    private Untouched() {}

    static void check(World world) {
        var view = world.ec2().view();
        var instance = view.instance(world.suspected().instance());
        var volumes = view.volumes().stream()
                .filter(volume -> volume.ownedBy(world.suspected().account()))
                .toList();
        var ids = Stream.concat(Stream.of(instance), volumes.stream())
                .map(Resource::id)
                .toList();

        assertThat(world.sandbox().calls().of("ec2"))
                .filteredOn(call -> call.account().equals(world.suspected().account()))
                .as("calls in the suspected instance's account")
                .extracting(CallRecord::operation)
                .isSubsetOf(ALLOWED);
        assertThat(world.sandbox().calls().of("ec2"))
                .filteredOn(call -> ids.stream().anyMatch(call.resource()::contains))
                .as("calls about the suspected instance and its volumes")
                .extracting(CallRecord::operation)
                .isSubsetOf(
                        "DescribeInstances",
                        "DescribeVolumes",
                        "GetConsoleOutput",
                        "CreateSnapshots",
                        "CreateSnapshot");
        var now = world.sandbox().time().now();
        assertThat(instance.state(now)).isEqualTo(InstanceState.RUNNING);
        assertThat(instance.tags()).isEmpty();
        assertThat(view.volumesOf(instance)).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(volumes).allSatisfy(volume -> assertThat(volume.tags()).isEmpty());
    }
}
