package impound.processors.aws;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.fakes.Ec2Answers;
import impound.processors.fakes.SettableClock;
import impound.processors.gateway.InstanceStore.Disk;
import impound.processors.gateway.Instances.Described;
import impound.processors.gateway.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.ProductCode;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.paginators.DescribeVolumesIterable;

/** What is asked of an instance, and what becomes of questions that EC2 does not answer. */
class Ec2InstancesTest {
    private static final Scope SCOPE = new Scope(MONITORED, REGION, INCIDENT);

    private static final DiskInfo DISKS =
            DiskInfo.builder().count(2).sizeInGB(300L).type("ssd").build();

    private final Suspect suspect = new Suspect();
    private final Ec2Instances instances = new Ec2Instances(
            new Ec2(region -> suspect, new OneSession(), new Acts(new SettableClock())), new SettableClock());

    @Test
    void what_we_understand_stands_beside_all_that_was_said() {
        var described = described();

        assertThat(described.instance().volumes()).containsExactly(ROOT);
        assertThat(described.instance().deletedOnTermination()).containsExactly(ROOT.id());
        assertThat(described.said().instance().at("/Tags/0/Key").asText()).isEqualTo("aws:cloudformation:stack-name");
        assertThat(described.said().instance().at("/OutpostArn").asText()).contains("outpost/op-1");
        assertThat(described
                        .said()
                        .instance()
                        .at("/ProductCodes/0/ProductCodeId")
                        .asText())
                .isEqualTo("abc");
        assertThat(described.said().volumes().at("/0/Attachments/1/InstanceId").asText())
                .isEqualTo("i-0a1b2c3d4e5f60003");
    }

    @Test
    void the_console_output_is_kept_in_base64_as_it_was_given() {
        suspect.console = GetConsoleOutputResponse.builder()
                .instanceId(INSTANCE.value())
                .output("bG9naW46")
                .timestamp(Instant.parse("2026-03-01T08:00:00Z"))
                .build();

        var said = described().said().consoleOutput();

        assertThat(said.get("Output").asText()).isEqualTo("bG9naW46");
        assertThat(said.get("Timestamp").asText()).isEqualTo("2026-03-01T08:00:00Z");
    }

    @Test
    void an_instance_without_console_output_has_that_on_record() {
        assertThat(described().said().consoleOutput().get("notAvailable").asText())
                .contains("no console output");
    }

    @Test
    void a_console_that_we_may_not_read_is_on_record_and_stops_nothing() {
        suspect.refusal = Ec2Answers.refusal("UnauthorizedOperation", "You are not authorized");

        var described = described();

        assertThat(described.said().consoleOutput().get("notAvailable").asText())
                .contains("not authorized");
        assertThat(described.instance().volumes()).hasSize(1);
    }

    @Test
    void a_console_that_is_not_to_be_had_in_time_is_on_record_and_stops_nothing() {
        suspect.refusal = SdkClientException.create("too slow");

        assertThat(described().said().consoleOutput().get("notAvailable").asText())
                .contains("too slow");
        assertThat(described().instance().volumes()).hasSize(1);
    }

    @Test
    void the_disks_of_the_machine_itself_come_from_its_type_each_with_a_name() {
        suspect.type = InstanceTypeInfo.builder()
                .instanceType("m5d.4xlarge")
                .instanceStorageInfo(s -> s.disks(DISKS))
                .build();

        var store = described().instance().instanceStore();

        assertThat(store.disks())
                .containsExactly(
                        new Disk(INSTANCE + "/instance-store-0", 300, "ssd"),
                        new Disk(INSTANCE + "/instance-store-1", 300, "ssd"));
        assertThat(store.notKnown()).isEmpty();
    }

    @Test
    void a_type_without_such_disks_is_known_to_have_none() {
        suspect.type = InstanceTypeInfo.builder().instanceType("t3.large").build();

        var store = described().instance().instanceStore();

        assertThat(store.disks()).isEmpty();
        assertThat(store.notKnown()).isEmpty();
    }

    @Test
    void a_type_that_ec2_does_not_know_or_tell_of_leaves_them_unknown() {
        var unknown = described().instance().instanceStore();
        suspect.refusal = Ec2Answers.refusal("UnauthorizedOperation", "You are not authorized");
        var refused = described().instance().instanceStore();

        assertThat(unknown.notKnown()).isNotEmpty();
        assertThat(refused.notKnown()).contains("not authorized");
    }

    @Test
    void a_type_of_which_ec2_does_not_tell_for_a_moment_may_be_asked_for_again_and_a_refusal_may_not() {
        suspect.refusal = Ec2Answers.refusal("RequestLimitExceeded", "Request limit exceeded.");
        var throttled = described();
        suspect.refusal = Ec2Answers.refusal("UnauthorizedOperation", "You are not authorized");
        var refused = described();

        assertThat(throttled.passing()).contains("Request limit exceeded.");
        assertThat(refused.passing()).isEmpty();
    }

    @Test
    void a_volume_id_of_another_shape_is_not_asked_about_though_ec2_has_said_it() {
        suspect.volumeId = "vol-1\"; id; \"";

        assertThatThrownBy(this::described)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a volume id");
        assertThat(suspect.hasToldOfVolumes).isFalse();
    }

    private Described described() {
        return instances.describe(SCOPE, INSTANCE).orElseThrow();
    }

    /** EC2, as far as it tells of one instance. */
    private static final class Suspect implements Ec2Client {
        private GetConsoleOutputResponse console =
                GetConsoleOutputResponse.builder().build();
        private InstanceTypeInfo type;
        private RuntimeException refusal;
        private String volumeId = ROOT.id().value();
        private boolean hasToldOfVolumes;

        @Override
        public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
            var disk = InstanceBlockDeviceMapping.builder()
                    .deviceName("/dev/xvda")
                    .ebs(e -> e.volumeId(volumeId).deleteOnTermination(true))
                    .build();
            var tag = Tag.builder()
                    .key("aws:cloudformation:stack-name")
                    .value("web")
                    .build();
            var code = ProductCode.builder()
                    .productCodeId("abc")
                    .productCodeType("marketplace")
                    .build();
            var instance = Instance.builder()
                    .instanceId(INSTANCE.value())
                    .state(s -> s.name("running"))
                    .placement(p -> p.availabilityZone("us-east-1-bos-1a"))
                    .instanceType("t3.large")
                    .imageId("ami-1")
                    .outpostArn("arn:aws:outposts:us-east-1:111122223333:outpost/op-1")
                    .tags(tag)
                    .productCodes(code)
                    .blockDeviceMappings(disk)
                    .build();
            return DescribeInstancesResponse.builder()
                    .reservations(Reservation.builder().instances(instance).build())
                    .build();
        }

        @Override
        public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
            hasToldOfVolumes = true;
            var volume = Volume.builder()
                    .volumeId(ROOT.id().value())
                    .size(ROOT.gib())
                    .volumeType("gp3")
                    .attachments(attachment(INSTANCE.value()), attachment("i-0a1b2c3d4e5f60003"))
                    .build();
            return DescribeVolumesResponse.builder().volumes(volume).build();
        }

        private static VolumeAttachment attachment(String instance) {
            return VolumeAttachment.builder().instanceId(instance).build();
        }

        @Override
        public DescribeVolumesIterable describeVolumesPaginator(DescribeVolumesRequest request) {
            return new DescribeVolumesIterable(this, request);
        }

        @Override
        public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
            refuse();
            var answer = DescribeInstanceTypesResponse.builder();
            return type == null ? answer.build() : answer.instanceTypes(type).build();
        }

        @Override
        public GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
            refuse();
            return console;
        }

        private void refuse() {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
