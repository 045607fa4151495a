package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** What EC2 has where; codes and words as in its error reference and in reports of hashicorp/terraform-provider-aws. */
class OffersTest extends Ec2World {
    @Test
    void a_type_tells_what_it_has_and_which_disks_no_snapshot_will_show() {
        var type = type("m5d.large");

        assertThat(type.hypervisor()).isEqualTo(InstanceTypeHypervisor.NITRO);
        assertThat(type.vCpuInfo().defaultVCpus()).isEqualTo(2);
        assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(8192);
        assertThat(type.processorInfo().supportedArchitecturesAsStrings()).containsExactly("x86_64");
        assertThat(type.instanceStorageSupported()).isTrue();
        assertThat(type.instanceStorageInfo().totalSizeInGB()).isEqualTo(75);
        assertThat(type.instanceStorageInfo().disks())
                .containsExactly(
                        DiskInfo.builder().sizeInGB(75L).count(1).type("ssd").build());
    }

    @Test
    void a_type_without_disks_of_its_own_says_so() {
        assertThat(type("m5.large").instanceStorageSupported()).isFalse();
        assertThat(type("m5.large").instanceStorageInfo()).isNull();
        assertThat(type("i3.large").hypervisor()).isEqualTo(InstanceTypeHypervisor.XEN);
    }

    @Test
    void a_type_that_is_none_is_refused() {
        assertRefused("InvalidInstanceType", () -> type("m5.enormous"));
        assertRefused("InvalidParameterValue", () -> launch("m5.enormous", ZONE));
    }

    @Test
    void every_zone_has_a_type_until_it_is_withdrawn() {
        assertThat(zonesOf("m6i.large")).containsExactly("eu-west-1a", "eu-west-1b", "eu-west-1c");

        ec2.seed().withdraw("eu-west-1b", "m6i.large");

        assertThat(zonesOf("m6i.large")).containsExactly("eu-west-1a", "eu-west-1c");
    }

    @Test
    void a_zone_that_does_not_have_the_type_launches_nothing_and_names_those_that_do() {
        ec2.seed().withdraw(ZONE, "m6i.large");

        assertThatThrownBy(() -> launch("m6i.large", ZONE)).isInstanceOfSatisfying(Ec2Exception.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("Unsupported");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo("Your requested instance type (m6i.large) is not supported in your requested "
                            + "Availability Zone (eu-west-1a). Please retry your request by not specifying an "
                            + "Availability Zone or choosing eu-west-1b, eu-west-1c.");
        });
        assertThat(ec2.view().instances()).containsExactly(suspect);
    }

    @Test
    void a_zone_without_capacity_is_a_server_error_until_it_has_some_again() {
        ec2.seed().exhaust(ZONE, "m6i.large");

        assertThatThrownBy(() -> launch("m6i.large", ZONE)).isInstanceOfSatisfying(Ec2Exception.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InsufficientInstanceCapacity");
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.getMessage()).contains("choosing eu-west-1b, eu-west-1c.");
        });
        assertThat(launch("m6i.large", "eu-west-1b")).startsWith("i-0");

        ec2.seed().refill(ZONE, "m6i.large");

        assertThat(launch("m6i.large", ZONE)).startsWith("i-0");
    }

    @Test
    void a_doomed_launch_is_accepted_and_ends_seconds_later_with_its_reason() {
        ec2.seed().doomLaunches(SECURITY, REGION, 1);
        var doomed = launch("m6i.large", ZONE);
        var next = launch("m6i.large", ZONE);

        time.advance(Duration.ofSeconds(7));
        assertThat(described(doomed).state().name()).isEqualTo(InstanceStateName.PENDING);
        time.advance(Duration.ofSeconds(5));

        assertThat(described(doomed)).satisfies(one -> {
            assertThat(one.state().name()).isEqualTo(InstanceStateName.TERMINATED);
            assertThat(one.stateReason().code()).isEqualTo("Client.InternalError");
            assertThat(one.stateReason().message()).isEqualTo("Client.InternalError: Client error on launch");
        });
        assertThat(described(next).state().name()).isEqualTo(InstanceStateName.RUNNING);
    }

    @Test
    void so_does_one_whose_image_is_under_a_key_that_the_launching_account_cannot_use() {
        var image = ec2.seed().image(SECURITY, REGION, "collector", closedKey);
        var launched = launch("m6i.large", ZONE, image.id());

        time.advance(Duration.ofSeconds(12));

        assertThat(described(launched).stateReason().code()).isEqualTo("Client.InternalError");
        assertThat(ec2.view().instance(launched).machine().orElseThrow().process())
                .isEmpty();
    }

    private InstanceTypeInfo type(String name) {
        return security.describeInstanceTypes(ask -> ask.instanceTypesWithStrings(name))
                .instanceTypes()
                .get(0);
    }

    private List<String> zonesOf(String type) {
        return security
                .describeInstanceTypeOfferings(
                        ask -> ask.locationType(LocationType.AVAILABILITY_ZONE).filters(filter("instance-type", type)))
                .instanceTypeOfferings()
                .stream()
                .map(InstanceTypeOffering::location)
                .toList();
    }

    private String launch(String type, String zone) {
        return launch(
                type, zone, ec2.seed().image(SECURITY, REGION, "collector").id());
    }

    private String launch(String type, String zone, String image) {
        var subnet = ec2.seed().subnet(SECURITY, REGION, zone).id();
        return security.runInstances(ask -> ask.imageId(image)
                        .instanceType(type)
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    private Instance described(String id) {
        return security.describeInstances(ask -> ask.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }
}
