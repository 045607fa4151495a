package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

class QueriesTest extends Ec2World {
    @Test
    void a_suspect_is_described_with_its_disks() {
        var instance = instances().get(0);

        assertThat(instance.instanceId()).isEqualTo(suspect.id());
        assertThat(instance.state().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(instance.placement().availabilityZone()).isEqualTo(ZONE);
        assertThat(instance.rootDeviceName()).isEqualTo("/dev/xvda");
        assertThat(instance.blockDeviceMappings()).extracting("deviceName").containsExactly("/dev/xvda", "/dev/sdf");
        assertThat(instance.blockDeviceMappings())
                .extracting(mapping -> mapping.ebs().volumeId())
                .containsExactly(disk(0).id(), disk(1).id());
    }

    @Test
    void a_stopped_suspect_still_has_its_disks_and_a_terminated_one_has_none() {
        var stopped = seed(InstanceState.STOPPED);
        var terminated = seed(InstanceState.TERMINATED);

        assertThat(described(stopped).blockDeviceMappings()).hasSize(2);
        assertThat(described(stopped).state().name()).isEqualTo(InstanceStateName.STOPPED);
        assertThat(described(terminated).blockDeviceMappings()).isEmpty();
        assertThat(described(terminated).state().name()).isEqualTo(InstanceStateName.TERMINATED);
    }

    @Test
    void accounts_and_regions_do_not_see_each_others_things() {
        ec2.seed().instance(Suspect.running(SECURITY, REGION, ZONE, null, disks()));
        ec2.seed().instance(Suspect.running(MONITORED, "us-east-1", "us-east-1a", null, disks()));

        assertThat(instances()).extracting(Instance::instanceId).containsExactly(suspect.id());
    }

    @Test
    void only_running_instances_have_a_status_unless_all_are_asked_for() {
        var stopped = seed(InstanceState.STOPPED);

        var running = monitored.describeInstanceStatus(ask -> {}).instanceStatuses();
        var all = monitored
                .describeInstanceStatus(ask -> ask.includeAllInstances(true))
                .instanceStatuses();

        assertThat(running).singleElement().satisfies(one -> {
            assertThat(one.instanceId()).isEqualTo(suspect.id());
            assertThat(one.instanceStatus().status()).isEqualTo(SummaryStatus.OK);
        });
        assertThat(all).extracting("instanceId").containsExactly(suspect.id(), stopped);
    }

    @Test
    void the_console_of_a_suspect_is_what_was_seeded() {
        suspect.console("login: ");

        var output =
                monitored.getConsoleOutput(ask -> ask.instanceId(suspect.id())).output();

        assertThat(Base64.getDecoder().decode(output)).asString().isEqualTo("login: ");
    }

    @Test
    void a_console_that_said_nothing_is_left_out_and_of_a_long_one_the_end_is_kept() {
        assertThat(monitored
                        .getConsoleOutput(ask -> ask.instanceId(suspect.id()))
                        .output())
                .isNull();

        suspect.console("x".repeat(70_000) + "end");

        assertThat(Base64.getDecoder()
                        .decode(monitored
                                .getConsoleOutput(ask -> ask.instanceId(suspect.id()))
                                .output()))
                .hasSize(64 * 1024)
                .asString()
                .endsWith("end");
    }

    @Test
    void whoever_stops_a_suspect_is_on_record() {
        monitored.stopInstances(ask -> ask.instanceIds(suspect.id()));

        assertThat(sandbox.calls().where(call -> call.resource().contains(suspect.id())))
                .extracting("operation", "account")
                .containsExactly(tuple("StopInstances", MONITORED));
        assertThat(instances().get(0).state().name()).isEqualTo(InstanceStateName.STOPPING);
    }

    @Test
    void places_are_described() {
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE);
        var image = ec2.seed().image(SECURITY, REGION, "collector");

        assertThat(security.describeSubnets(ask -> ask.subnetIds(subnet.id())).subnets())
                .extracting("availabilityZone")
                .containsExactly(ZONE);
        assertThat(security.describeImages(ask -> ask.imageIds(image.id())).images())
                .extracting("name")
                .containsExactly("collector");
        assertThat(security.describeAvailabilityZones().availabilityZones())
                .extracting(AvailabilityZone::zoneName)
                .contains(ZONE, "eu-west-1b");
    }

    @Test
    void a_security_group_is_described_to_its_owner_with_its_network() {
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE);
        var beside = ec2.seed().subnet(subnet, "eu-west-1b");
        var group = ec2.seed().securityGroup(beside).id();

        var seen = security.describeSecurityGroups(ask -> ask.groupIds(group)).securityGroups();

        assertThat(seen).extracting("vpcId").containsExactly(subnet.vpc());
        assertRefused("InvalidGroup.NotFound", () -> monitored.describeSecurityGroups(ask -> ask.groupIds(group)));
    }

    @Test
    void a_volume_of_two_suspects_shows_both() {
        var shared = SeedDisk.blank("/dev/sdf", 4).multiAttached("vol-0123456789abcdef0");
        var one = ec2.seed().instance(Suspect.running(MONITORED, REGION, ZONE, null, List.of(shared)));
        var other = ec2.seed().instance(Suspect.running(MONITORED, REGION, ZONE, null, List.of(shared)));

        var volume = monitored
                .describeVolumes(ask -> ask.volumeIds("vol-0123456789abcdef0"))
                .volumes()
                .get(0);

        assertThat(volume.multiAttachEnabled()).isTrue();
        assertThat(volume.attachments()).extracting("instanceId").containsExactly(one.id(), other.id());
    }

    private String seed(InstanceState state) {
        var made = Suspect.running(MONITORED, REGION, ZONE, null, disks())
                .in(state)
                .tagged(Map.of("Name", "web"));
        return ec2.seed().instance(made).id();
    }

    private Ec2Client abroad() {
        return client(MONITORED, Region.US_EAST_1);
    }

    private Instance described(String id) {
        return instances().stream()
                .filter(one -> one.instanceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Instance> instances() {
        return monitored.describeInstances(ask -> {}).reservations().stream()
                .map(Reservation::instances)
                .flatMap(List::stream)
                .toList();
    }
}
