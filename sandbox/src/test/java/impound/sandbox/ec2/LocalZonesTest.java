package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** Suspects outside the regular zones; by EBS's guide, "Local snapshots in Local Zones" and "on Outposts": by default a snapshot is in the region. */
class LocalZonesTest extends Ec2World {
    private static final String BOSTON = "us-east-1-bos-1a";
    private static final String OUTPOST = "arn:aws:outposts:us-east-1:111122223333:outpost/op-0123456789abcdef0";
    private final List<SeedDisk> disk = List.of(SeedDisk.blank("/dev/xvda", 1).as(impound.sandbox.ec2.VolumeType.gp2));

    @Test
    void a_local_zone_is_shown_once_something_is_in_it() {
        var before = zones();
        ec2.seed().instance(Suspect.running(MONITORED, "us-east-1", BOSTON, null, disk));

        assertThat(before).hasSize(6).doesNotContain(tuple(BOSTON, "local-zone"));
        assertThat(zones()).hasSize(7).contains(tuple(BOSTON, "local-zone"));
    }

    @Test
    void a_volume_in_a_local_zone_is_gp2_and_nothing_else() {
        ec2.seed().subnet(MONITORED, "us-east-1", BOSTON);

        assertRefused("UnknownVolumeType", () -> create(BOSTON, VolumeType.GP3));

        assertThat(create(BOSTON, VolumeType.GP2)).startsWith("vol-0");
    }

    @Test
    void the_snapshot_of_a_disk_in_a_local_zone_is_restored_in_any_zone_of_the_region() {
        var away = ec2.seed().instance(Suspect.running(MONITORED, "us-east-1", BOSTON, null, disk));

        var snapshot = snapshotOf(away);

        assertThat(abroad().createVolume(ask -> ask.snapshotId(snapshot).availabilityZone("us-east-1b"))
                        .volumeId())
                .startsWith("vol-0");
    }

    @Test
    void an_instance_on_an_outpost_says_so_and_so_do_its_disks() {
        var away = ec2.seed()
                .instance(Suspect.running(MONITORED, "us-east-1", "us-east-1a", null, disk)
                        .on(OUTPOST));

        assertThat(abroad().describeInstances(ask -> ask.instanceIds(away.id()))
                        .reservations()
                        .get(0)
                        .instances()
                        .get(0)
                        .outpostArn())
                .isEqualTo(OUTPOST);
        assertThat(abroad().describeVolumes(ask -> {}).volumes())
                .extracting("outpostArn")
                .containsExactly(OUTPOST);
        assertThat(abroad().describeSnapshots(ask -> ask.snapshotIds(snapshotOf(away)))
                        .snapshots())
                .extracting("outpostArn")
                .containsOnlyNulls();
    }

    @Test
    void a_disk_of_an_outpost_stays_on_it() {
        var away = ec2.seed()
                .instance(Suspect.running(MONITORED, "us-east-1", "us-east-1a", null, disk)
                        .on(OUTPOST));
        var other = create("us-east-1a", VolumeType.GP2);
        time.advance(Duration.ofSeconds(18));

        assertRefused("InvalidVolume.ZoneMismatch", () -> abroad().attachVolume(
                        ask -> ask.volumeId(other).instanceId(away.id()).device("/dev/sdg")));
    }

    @Test
    void a_zone_that_nobody_opted_in_to_does_not_exist() {
        assertRefused("InvalidZone.NotFound", () -> create(BOSTON, VolumeType.GP2));
    }

    private String snapshotOf(Instance of) {
        var volume = ec2.view().volumesOf(of).get(0).id();
        var made = abroad().createSnapshot(ask -> ask.volumeId(volume)).snapshotId();
        time.advance(Duration.ofMinutes(2));
        return made;
    }

    private String create(String zone, VolumeType type) {
        return abroad().createVolume(ask -> ask.availabilityZone(zone).size(1).volumeType(type))
                .volumeId();
    }

    private List<org.assertj.core.groups.Tuple> zones() {
        return abroad().describeAvailabilityZones().availabilityZones().stream()
                .map(zone -> tuple(zone.zoneName(), zone.zoneType()))
                .toList();
    }

    private Ec2Client abroad() {
        return client(MONITORED, Region.US_EAST_1);
    }
}
