package impound.processors.aws;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettableClock;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.Lock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.LockSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.LockSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;

class LockedSnapshotsTest {
    private static final Instant LOCKED = Instant.parse("2026-03-01T09:05:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-04T09:05:00Z");
    private static final Scope SCOPE = new Scope(MONITORED, REGION, INCIDENT);

    private final Locks locks = new Locks();
    private final Ec2Snapshots snapshots = new Ec2Snapshots(
            new Ec2(region -> locks, new OneSession(), new Acts(new SettableClock())), new SettableClock());

    @Test
    void a_snapshot_without_a_lock_is_locked_as_it_was_asked() {
        var made = snapshots.lock(SCOPE, SNAPSHOT, "compliance", 3).orElseThrow();

        assertThat(made.value()).isEqualTo(new Lock("compliance", UNTIL));
        assertThat(made.act().operation()).isEqualTo("LockSnapshot");
        assertThat(locks.calls).containsExactly("lock compliance 3");
    }

    @Test
    void a_lock_that_is_there_is_taken_as_it_is_with_the_moment_when_it_was_set() {
        locks.there = lock("compliance");

        var made = snapshots.lock(SCOPE, SNAPSHOT, "compliance", 3).orElseThrow();

        assertThat(made.value()).isEqualTo(new Lock("compliance", UNTIL));
        assertThat(made.act().operation()).isEqualTo("found: locked");
        assertThat(made.act().at()).isEqualTo(LOCKED);
        assertThat(locks.calls).isEmpty();
    }

    @Test
    void a_lock_that_has_expired_is_none() {
        locks.there = lock("expired");

        snapshots.lock(SCOPE, SNAPSHOT, "compliance", 3);

        assertThat(locks.calls).containsExactly("lock compliance 3");
    }

    @Test
    void a_lock_that_somebody_may_lift_or_that_ends_sooner_is_not_taken_for_ours() {
        locks.there = lock("governance");
        snapshots.lock(SCOPE, SNAPSHOT, "compliance", 3);
        locks.there = lock("compliance");

        snapshots.lock(SCOPE, SNAPSHOT, "compliance", 4);

        assertThat(locks.calls).containsExactly("lock compliance 3", "lock compliance 4");
    }

    private static List<LockedSnapshotsInfo> lock(String state) {
        return List.of(LockedSnapshotsInfo.builder()
                .snapshotId(SNAPSHOT.value())
                .lockState(state)
                .lockCreatedOn(LOCKED)
                .lockDuration(3)
                .lockExpiresOn(UNTIL)
                .build());
    }

    /** EC2, as far as it locks snapshots. */
    private static final class Locks implements Ec2Client {
        private final List<String> calls = new ArrayList<>();
        private List<LockedSnapshotsInfo> there = List.of();

        @Override
        public DescribeLockedSnapshotsResponse describeLockedSnapshots(DescribeLockedSnapshotsRequest request) {
            return DescribeLockedSnapshotsResponse.builder().snapshots(there).build();
        }

        @Override
        public LockSnapshotResponse lockSnapshot(LockSnapshotRequest request) {
            calls.add("lock %s %d".formatted(request.lockModeAsString(), request.lockDuration()));
            var answer = LockSnapshotResponse.builder().lockExpiresOn(UNTIL);
            answer.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
            return answer.build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
