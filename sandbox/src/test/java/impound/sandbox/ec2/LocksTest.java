package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.LockMode;
import software.amazon.awssdk.services.ec2.model.LockSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.LockState;

class LocksTest extends Ec2World {
    private String snapshot;

    @BeforeEach
    void take() {
        snapshot = completedSnapshot();
    }

    @Test
    void a_locked_snapshot_is_not_deleted_until_the_lock_has_run_out() {
        lock(LockMode.COMPLIANCE, 3, null);

        assertRefused("SnapshotLocked", () -> monitored.deleteSnapshot(ask -> ask.snapshotId(snapshot)));
        time.advance(Duration.ofDays(3));
        monitored.deleteSnapshot(ask -> ask.snapshotId(snapshot));

        assertThat(ec2.view().snapshots()).isEmpty();
    }

    @Test
    void a_governance_lock_is_lifted() {
        lock(LockMode.GOVERNANCE, 3, null);

        monitored.unlockSnapshot(ask -> ask.snapshotId(snapshot));

        assertThat(ec2.view().snapshot(snapshot).lock()).isEmpty();
    }

    @Test
    void a_compliance_lock_is_lifted_only_while_it_cools_off() {
        var lock = lock(LockMode.COMPLIANCE, 3, 2);
        assertThat(lock.lockState()).isEqualTo(LockState.COMPLIANCE_COOLOFF);
        monitored.unlockSnapshot(ask -> ask.snapshotId(snapshot));
        lock(LockMode.COMPLIANCE, 3, 2);

        time.advance(Duration.ofHours(2));

        assertRefused("OperationNotPermitted", () -> monitored.unlockSnapshot(ask -> ask.snapshotId(snapshot)));
    }

    @Test
    void a_compliance_lock_only_grows() {
        lock(LockMode.COMPLIANCE, 3, null);

        assertRefused("OperationNotPermitted", () -> lock(LockMode.COMPLIANCE, 2, null));
        assertRefused("OperationNotPermitted", () -> lock(LockMode.GOVERNANCE, 9, null));

        assertThat(lock(LockMode.COMPLIANCE, 4, null).lockExpiresOn())
                .isEqualTo(time.now().plus(Duration.ofDays(4)));
    }

    @Test
    void the_lock_of_a_pending_snapshot_counts_from_its_completion() {
        var pending =
                monitored.createSnapshot(ask -> ask.volumeId(disk(1).id())).snapshotId();
        var completes = time.now().plusSeconds(60);
        time.advance(Duration.ofSeconds(1));

        var lock = monitored.lockSnapshot(
                ask -> ask.snapshotId(pending).lockMode(LockMode.COMPLIANCE).lockDuration(1));

        assertThat(lock.lockDurationStartTime()).isEqualTo(completes);
        assertThat(lock.lockExpiresOn()).isEqualTo(completes.plus(Duration.ofDays(1)));
    }

    @Test
    void locks_are_told_to_the_owner_only() {
        lock(LockMode.GOVERNANCE, 3, null);
        share(snapshot);

        assertThat(monitored
                        .describeLockedSnapshots(ask -> ask.snapshotIds(snapshot))
                        .snapshots())
                .singleElement()
                .satisfies(lock -> assertThat(lock.lockState()).isEqualTo(LockState.GOVERNANCE));
        assertThat(security.describeLockedSnapshots(ask -> {}).snapshots()).isEmpty();
    }

    private LockSnapshotResponse lock(LockMode mode, int days, Integer coolOffHours) {
        return monitored.lockSnapshot(ask ->
                ask.snapshotId(snapshot).lockMode(mode).lockDuration(days).coolOffPeriod(coolOffHours));
    }
}
