package impound.processors.aws;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Life;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.SettingsOf;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Scope;
import impound.processors.id.SnapshotId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

class AwsHoldingsTest {
    private static final String FIRST = "snap-0a000000000000001";
    private static final String SECOND = "snap-0a000000000000002";

    private final Pages pages = new Pages();
    private final AwsHoldings holdings = new AwsHoldings(
            new Ec2(region -> pages, new OneSession(), new Acts(new SettableClock())),
            region -> {
                throw new AssertionError("S3 was not to be asked");
            },
            SettingsOf.tests());

    @Test
    void every_page_is_read_and_each_names_its_size() {
        var found = holdings.snapshots(new Scope(MONITORED, REGION, INCIDENT));

        assertThat(found).extracting(Holding::id).containsExactly(FIRST, SECOND);
        assertThat(pages.snapshots)
                .extracting(DescribeSnapshotsRequest::maxResults)
                .containsOnly(500);
        assertThat(pages.snapshots.get(0).ownerIds()).containsExactly("self");
    }

    @Test
    void only_what_bears_our_tag_is_asked_for_and_machines_that_are_gone_are_not() {
        holdings.collectors(new Scope(SECURITY, REGION, INCIDENT));
        holdings.snapshots(new Scope(SECURITY, REGION, INCIDENT));

        assertThat(pages.snapshots.get(0).filters()).containsExactly(filter("tag-key", "impound:incident"));
        assertThat(pages.instances.get(0).filters())
                .containsExactly(
                        filter("tag-key", "impound:incident"),
                        filter("instance-state-name", "pending", "running", "stopping", "stopped"));
    }

    @Test
    void of_shares_the_owners_and_who_may_restore_are_asked_since_a_guest_sees_no_tags() {
        var shared = holdings.shared(new Scope(SECURITY, REGION, INCIDENT), List.of(MONITORED));

        assertThat(shared).containsExactlyInAnyOrder(new SnapshotId(FIRST), new SnapshotId(SECOND));
        assertThat(pages.snapshots.get(0).ownerIds()).containsExactly(MONITORED.value());
        assertThat(pages.snapshots.get(0).restorableByUserIds()).containsExactly(SECURITY.value());
        assertThat(pages.snapshots.get(0).filters()).isEmpty();
    }

    @Test
    void a_volume_without_a_throughput_of_its_own_has_none() {
        var volume = holdings.volumes(new Scope(SECURITY, REGION, INCIDENT)).get(0);

        assertThat(volume.size()).isEqualTo(new Holding.Size(8, "gp2", 0));
        assertThat(volume.of()).isEmpty();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** EC2 with two pages of snapshots. */
    private static final class Pages implements Ec2Client {
        private final List<DescribeSnapshotsRequest> snapshots = new ArrayList<>();
        private final List<DescribeInstancesRequest> instances = new ArrayList<>();

        @Override
        public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
            snapshots.add(request);
            var isFirst = request.nextToken() == null;
            var snapshot = Snapshot.builder()
                    .snapshotId(isFirst ? FIRST : SECOND)
                    .ownerId(MONITORED.value())
                    .volumeId("vol-0a0000000000001a1")
                    .volumeSize(8)
                    .state("completed")
                    .startTime(Life.AT)
                    .build();
            var answer = DescribeSnapshotsResponse.builder().snapshots(snapshot);
            return isFirst ? answer.nextToken("more").build() : answer.build();
        }

        @Override
        public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
            instances.add(request);
            return DescribeInstancesResponse.builder().build();
        }

        @Override
        public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
            return DescribeVolumesResponse.builder()
                    .volumes(Volume.builder()
                            .volumeId("vol-0a0000000000001a1")
                            .size(8)
                            .volumeType("gp2")
                            .state("available")
                            .createTime(Life.AT)
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
