package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** By EC2's references of the Describe calls: pages, filters, and ids that are none, nobody's or another account's. */
class ListingsTest extends Ec2World {
    @Test
    void a_filter_that_ec2_does_not_know_is_refused() {
        assertRefused(
                "InvalidParameterValue",
                () -> monitored.describeSnapshots(ask -> ask.filters(filter("colour", "red"))));
        assertRefused(
                "InvalidParameterValue",
                () -> monitored.describeVolumes(ask -> ask.filters(filter("volume-id", "*"), filter("colour", "red"))));
    }

    @Test
    void pages_show_each_snapshot_once() {
        for (int i = 0; i < 12; i++) {
            completedSnapshot();
        }

        var pages = monitored
                .describeSnapshotsPaginator(ask -> ask.ownerIds("self").maxResults(5))
                .stream()
                .toList();

        assertThat(pages).hasSize(3);
        var ids = pages.stream()
                .flatMap(page -> page.snapshots().stream())
                .map(Snapshot::snapshotId)
                .toList();
        assertThat(ids).hasSize(12).hasSameSizeAs(new HashSet<>(ids));
    }

    @Test
    void what_is_no_id_is_told_apart_from_what_does_not_exist() {
        assertRefused(
                "InvalidInstanceID.Malformed", () -> monitored.describeInstances(ask -> ask.instanceIds("i-suspect")));
        assertRefused(
                "InvalidSnapshotID.Malformed", () -> monitored.describeSnapshots(ask -> ask.snapshotIds("snapshot")));
    }

    @Test
    void what_nobody_made_is_not_found() {
        assertRefused(
                "InvalidInstanceID.NotFound",
                () -> monitored.describeInstances(ask -> ask.instanceIds("i-00000000000000000")));
        assertRefused(
                "InvalidVolume.NotFound",
                () -> monitored.describeVolumes(ask -> ask.volumeIds("vol-00000000000000000")));
    }

    @Test
    void what_another_account_has_is_not_found_either() {
        var snapshot = completedSnapshot();

        assertRefused("InvalidSnapshot.NotFound", () -> security.describeSnapshots(ask -> ask.snapshotIds(snapshot)));
        assertRefused("InvalidVolume.NotFound", () -> security.describeVolumes(ask -> ask.volumeIds(disk(0).id())));
        assertRefused(
                "InvalidInstanceID.NotFound", () -> security.describeInstances(ask -> ask.instanceIds(suspect.id())));
    }

    @Test
    void a_page_has_five_to_a_thousand() {
        assertRefused("InvalidParameterValue", () -> monitored.describeVolumes(ask -> ask.maxResults(4)));
        assertRefused("InvalidParameterValue", () -> monitored.describeVolumes(ask -> ask.maxResults(1001)));
        assertRefused("InvalidParameterValue", () -> monitored.describeInstanceTypes(ask -> ask.maxResults(101)));

        assertThat(monitored.describeVolumes(ask -> ask.maxResults(5)).volumes())
                .hasSize(2);
    }

    @Test
    void a_token_that_nobody_gave_leads_nowhere() {
        assertRefused("InvalidParameterValue", () -> monitored.describeVolumes(ask -> ask.nextToken("bm9uZQ==")));
    }

    @Test
    void whoever_names_ids_gets_no_pages() {
        assertRefused(
                "InvalidParameterCombination",
                () -> monitored.describeVolumes(
                        ask -> ask.volumeIds(disk(0).id()).maxResults(5)));
    }

    /** "You can specify up to 200 filter values": more are refused. */
    @Test
    void a_call_has_no_more_than_two_hundred_values_to_filter_by() {
        var many = IntStream.range(0, 201).mapToObj(Integer::toString).toList();
        var filter = Filter.builder().name("volume-id").values(many).build();

        assertRefused("FilterLimitExceeded", () -> monitored.describeSnapshots(ask -> ask.filters(filter)));
    }

    @Test
    void a_call_that_names_ids_is_on_record_with_them() {
        monitored.describeVolumes(ask -> ask.volumeIds(disk(0).id(), disk(1).id()));

        assertThat(sandbox.calls().of("ec2", "DescribeVolumes"))
                .extracting("resource")
                .containsExactly(disk(0).id() + "," + disk(1).id());
    }
}
