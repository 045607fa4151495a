package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Link;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.SnapshotLock;
import impound.sandbox.ec2.View;
import impound.sandbox.http.CallRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collection asks of AWS, in whose name, and what it leaves there. */
@ExtendWith(Collected.class)
class WhatWasAskedOfAwsTest {
    private final World world;
    private final Suspected suspected;
    private final View view;
    private final Chains chains;
    private final Instant now;
    private final String session;

    WhatWasAskedOfAwsTest(Collection collection) {
        this.world = collection.world();
        this.suspected = collection.suspected();
        this.view = world.ec2().view();
        this.chains = Chains.of(collection);
        this.now = world.sandbox().time().now();
        this.session = "impound-" + collection.incident();
    }

    @Test
    void one_call_takes_the_snapshots_of_all_volumes() {
        var calls = world.sandbox().calls().of("ec2", "CreateSnapshots");

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.resource()).isEqualTo(suspected.instance());
            assertThat(chains.volumes())
                    .extracting(volume ->
                            chains.link(volume, Link.SnapshotTaken.class).act().requestId())
                    .containsExactly(call.requestId(), call.requestId());
        });
        assertThat(world.sandbox().calls().of("ec2", "CreateSnapshot")).isEmpty();
    }

    @Test
    void source_and_received_snapshots_are_kept_and_locked() {
        for (var volume : chains.volumes()) {
            var source = snapshot(
                    chains.link(volume, Link.SnapshotTaken.class).snapshot().value());
            var received = snapshot(
                    chains.link(volume, Link.SnapshotReceived.class).snapshot().value());

            assertThat(source.volumeId()).isEqualTo(volume);
            assertThat(source.ownedBy(suspected.account())).isTrue();
            assertThat(received.ownedBy(World.SECURITY)).isTrue();
            assertThat(received.keyArn()).isPresent();
            assertThat(List.of(source, received)).extracting(Snapshot::lock).allSatisfy(lock -> assertThat(lock)
                    .get()
                    .extracting(SnapshotLock::mode)
                    .isEqualTo(SnapshotLock.Mode.compliance));
        }
        assertThat(view.snapshots()).hasSize(4);
    }

    @Test
    void the_source_snapshot_is_shown_to_the_security_account_and_in_the_end_to_nobody() {
        assertThat(chains.volumes())
                .extracting(volume ->
                        chains.link(volume, Link.SnapshotShared.class).account().value())
                .containsExactly(World.SECURITY, World.SECURITY);
        assertThat(view.snapshots())
                .allSatisfy(snapshot -> assertThat(snapshot.sharedWith()).isEmpty());
        assertThat(world.sandbox().calls().of("ec2", "ModifySnapshotAttribute")).hasSize(4);
    }

    @Test
    void what_was_made_only_for_the_work_is_gone() {
        assertThat(view.instances())
                .filteredOn(instance -> instance.ownedBy(World.SECURITY))
                .hasSize(2)
                .allSatisfy(collector -> assertThat(collector.state(now)).isEqualTo(InstanceState.TERMINATED));
        assertThat(view.volumes())
                .filteredOn(volume -> volume.ownedBy(World.SECURITY))
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(volume.gone(now)).isTrue());
    }

    @Test
    void whoever_changes_something_bears_the_incidents_name_and_whoever_looks_does_not() {
        var ours = world.sandbox().calls().where(call -> call.service().equals("ec2") && isOurs(call));

        assertThat(ours).isNotEmpty().allSatisfy(call -> {
            var name = isLook(call) ? "impound-look" : session;
            assertThat(call.sessionName()).as(call.operation()).isEqualTo(name);
            assertThat(call.sourceIdentity()).as(call.operation()).isEqualTo(name);
        });
    }

    @Test
    void acts_on_the_source_are_done_in_the_monitored_account_and_all_others_in_the_security_account() {
        var changes =
                world.sandbox().calls().where(call -> call.service().equals("ec2") && isOurs(call) && !isLook(call));

        assertThat(changes)
                .filteredOn(call -> call.account().equals(suspected.account()))
                .extracting(CallRecord::operation)
                .containsOnly("CreateSnapshots", "LockSnapshot", "ModifySnapshotAttribute");
        assertThat(changes)
                .filteredOn(call -> call.account().equals(World.SECURITY))
                .extracting(CallRecord::operation)
                .containsOnly(
                        "CreateVolume",
                        "RunInstances",
                        "AttachVolume",
                        "CopySnapshot",
                        "LockSnapshot",
                        "TerminateInstances",
                        "DeleteVolume");
    }

    private Snapshot snapshot(String id) {
        return view.snapshot(id);
    }

    /** The collectors ask EC2 for nothing: their network has no way to it. */
    private static boolean isOurs(CallRecord call) {
        return !call.principal().contains("ImpoundCollector");
    }

    private static boolean isLook(CallRecord call) {
        return call.operation().startsWith("Describe") || call.operation().startsWith("Get");
    }
}
