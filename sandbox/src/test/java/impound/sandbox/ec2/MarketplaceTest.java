package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** By EC2's reference of AttachVolume ("If a volume has an AWS Marketplace product code"); the words are of aws/aws-parallelcluster#1001. */
class MarketplaceTest extends Ec2World {
    private static final String CODE = "aw0evgkw8e5c1q413zgy5pjce";
    private String snapshot;
    private String volume;
    private String instance;

    @Override
    List<SeedDisk> disks() {
        return List.of(SeedDisk.blank("/dev/xvda", 1).sold(CODE));
    }

    @BeforeEach
    void restore() {
        snapshot = completedSnapshot();
        share(snapshot);
        volume = security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE))
                .volumeId();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        instance = security.runInstances(ask -> ask.imageId(image)
                        .subnetId(subnet)
                        .instanceType("m6i.large")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        time.advance(Duration.ofSeconds(20));
    }

    @Test
    void a_code_goes_with_the_disk_to_its_snapshot_and_to_the_volumes_made_of_it() {
        assertThat(monitored
                        .describeSnapshotAttribute(
                                ask -> ask.snapshotId(snapshot).attribute("productCodes"))
                        .productCodes())
                .extracting("productCodeId")
                .containsExactly(CODE);
        assertThat(security.describeVolumeAttribute(ask -> ask.volumeId(volume).attribute("productCodes"))
                        .productCodes())
                .extracting("productCodeId")
                .containsExactly(CODE);
        assertThat(monitored
                        .describeInstances(ask -> ask.instanceIds(suspect.id()))
                        .reservations()
                        .get(0)
                        .instances()
                        .get(0)
                        .productCodes())
                .extracting("productCodeId")
                .containsExactly(CODE);
    }

    @Test
    void a_disk_with_a_code_is_not_attached_to_a_running_instance() {
        ec2.seed().subscribe(SECURITY, CODE);

        assertThatThrownBy(this::attach)
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(refused.awsErrorDetails())
                        .satisfies(details -> {
                            assertThat(details.errorCode()).isEqualTo("IncorrectInstanceState");
                            assertThat(details.errorMessage())
                                    .isEqualTo("Cannot attach volume '%s' with Marketplace codes as the instance '%s' "
                                                    .formatted(volume, instance)
                                            + "is not in the 'stopped' state.");
                        }));
    }

    @Test
    void nor_to_one_of_an_account_that_has_not_subscribed() {
        stop();

        assertRefused("OptInRequired", this::attach);
    }

    @Test
    void a_subscriber_attaches_it_to_a_stopped_instance_which_then_bears_the_code() {
        ec2.seed().subscribe(SECURITY, CODE);
        stop();

        attach();

        assertThat(security.describeInstances(ask -> ask.instanceIds(instance))
                        .reservations()
                        .get(0)
                        .instances()
                        .get(0)
                        .productCodes())
                .extracting("productCodeId")
                .containsExactly(CODE);
    }

    @Test
    void a_disk_with_a_code_is_not_taken_from_a_running_instance() {
        assertRefused("IncorrectInstanceState", () -> monitored.detachVolume(ask -> ask.volumeId(disk(0).id())));
    }

    private void stop() {
        security.stopInstances(ask -> ask.instanceIds(instance));
        time.advance(Duration.ofSeconds(20));
    }

    private void attach() {
        security.attachVolume(ask -> ask.volumeId(volume).instanceId(instance).device("/dev/sdf"));
    }
}
