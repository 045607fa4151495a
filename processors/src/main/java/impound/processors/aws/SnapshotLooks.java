package impound.processors.aws;

import impound.processors.aws.SnapshotBatch.Describe;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Looks at snapshots that are waited for, all of an account and region in one call. Asked by their ids, EC2 would refuse to tell of
 * any where one of them is not there; so it is asked by a filter, for what the account owns or was given.
 */
final class SnapshotLooks {
    /** EC2 may answer with pages that are shorter than they could be, and even empty; it never needs as many as this for 200. */
    private static final int MOST_PAGES = 20;

    private static final int PAGE = 1000;

    private final Ec2 ec2;
    private final Clock clock;
    private final Map<Place, SnapshotBatch> batches = new ConcurrentHashMap<>();

    SnapshotLooks(Ec2 ec2, Clock clock) {
        this.ec2 = ec2;
        this.clock = clock;
    }

    private record Place(AccountId account, Region region) {}

    /** The snapshot, asked for with the others where many are waited for. */
    Optional<Snapshot> look(Scope scope, SnapshotId snapshot) {
        return batch(scope.account(), scope.region()).look(snapshot, new Describe() {
            @Override
            public Optional<Snapshot> one(SnapshotId id) {
                return find(scope, id);
            }

            @Override
            public List<Snapshot> all(List<SnapshotId> ids) {
                return describe(scope, ids);
            }
        });
    }

    /** The snapshot as EC2 describes it now. */
    Optional<Snapshot> find(Scope scope, SnapshotId snapshot) {
        return Ec2.ifThere(() -> ec2.client(scope)
                        .describeSnapshots(
                                r -> r.snapshotIds(snapshot.value()).overrideConfiguration(ec2.looking(scope)))
                        .snapshots())
                .map(Ec2Described::snapshot);
    }

    /** That this account will wait for what was made or shared just now. */
    void expect(AccountId account, Region region, SnapshotId snapshot) {
        batch(account, region).expect(snapshot);
    }

    /** That this account has it no more. */
    void drop(AccountId account, Region region, SnapshotId snapshot) {
        batch(account, region).drop(snapshot);
    }

    private SnapshotBatch batch(AccountId account, Region region) {
        return batches.computeIfAbsent(new Place(account, region), place -> new SnapshotBatch(clock));
    }

    private List<Snapshot> describe(Scope scope, List<SnapshotId> ids) {
        var request = DescribeSnapshotsRequest.builder()
                .filters(Filter.builder()
                        .name("snapshot-id")
                        .values(ids.stream().map(SnapshotId::value).toList())
                        .build())
                .restorableByUserIds("self")
                .maxResults(PAGE)
                .overrideConfiguration(ec2.looking(scope))
                .build();
        return ec2.client(scope).describeSnapshotsPaginator(request).stream()
                .limit(MOST_PAGES)
                .flatMap(page -> page.snapshots().stream())
                .map(Ec2Described::snapshot)
                .toList();
    }
}
