package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.VolumeState;

class AttachmentsTest extends Ec2World {
    private String volume;
    private String instance;
    private Path machine;

    @BeforeEach
    void prepare() {
        disk(0).disk().write(4096, new byte[] {'x'});
        var snapshot = completedSnapshot();
        share(snapshot);
        volume = restore(snapshot, ZONE);
        instance = launch();
        machine = ec2.view().instance(instance).machine().orElseThrow().folder();
        time.advance(Duration.ofSeconds(20));
    }

    @Test
    void an_attached_volume_appears_as_a_device_with_its_id_as_serial_number() throws IOException {
        attach(volume);
        assertThat(entries("sys/block")).containsExactly("nvme0n1");

        time.advance(Duration.ofSeconds(3));

        var name = deviceOf(volume);
        assertThat(name).isNotEqualTo("nvme0n1");
        assertThat(sys(name, "device/serial")).hasSize(21).startsWith(volume.replace("-", ""));
        assertThat(sys(name, "device/model")).startsWith("Amazon Elastic Block Store");
        assertThat(sys(name, "size")).isEqualTo("2097152\n");
        assertThat(sys(name, "ro")).isEqualTo("0\n");
        assertThat(sys(name, "queue/logical_block_size")).isEqualTo("512\n");
        var device = machine.resolve("dev").resolve(name);
        assertThat(device.toRealPath())
                .isEqualTo(ec2.view().volume(volume).disk().file().toRealPath());
        assertThat(byteAt(device, 4096)).isEqualTo('x');
        assertThat(Files.getPosixFilePermissions(device))
                .allMatch(permission -> permission.name().endsWith("READ"));
    }

    @Test
    void names_do_not_follow_the_order_of_attaching() throws IOException {
        var second = restore(ec2.view().snapshots().get(0).id(), ZONE);
        time.advance(Duration.ofSeconds(18));
        attach(volume);
        security.attachVolume(ask -> ask.volumeId(second).instanceId(instance).device("/dev/sdg"));

        time.advance(Duration.ofSeconds(3));

        assertThat(deviceOf(volume)).isGreaterThan(deviceOf(second));
    }

    @Test
    void a_detached_volume_is_gone_from_the_machine_and_free_again() throws IOException {
        attach(volume);
        time.advance(Duration.ofSeconds(3));

        security.detachVolume(ask -> ask.volumeId(volume));
        time.advance(Duration.ofSeconds(3));

        assertThat(entries("sys/block")).containsExactly("nvme0n1");
        assertThat(entries("dev")).containsExactly("nvme0n1");
        assertThat(state(volume)).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void a_volume_is_attached_in_its_zone_only() {
        var elsewhere = restore(ec2.view().snapshots().get(0).id(), "eu-west-1b");
        time.advance(Duration.ofSeconds(18));

        assertRefused("InvalidVolume.ZoneMismatch", () -> attach(elsewhere));
    }

    @Test
    void a_volume_is_attached_once() {
        attach(volume);

        assertRefused("VolumeInUse", () -> attach(volume));
    }

    @Test
    void an_instance_that_is_not_running_gets_no_volume() {
        var late = launch();
        time.advance(Duration.ofSeconds(1));

        assertRefused(
                "IncorrectState",
                () -> security.attachVolume(
                        ask -> ask.volumeId(volume).instanceId(late).device("/dev/sdf")));
    }

    @Test
    void with_its_instance_a_root_volume_goes_and_an_attached_one_comes_free() {
        attach(volume);
        var root = security.describeVolumes(ask -> ask.filters(filter("attachment.instance-id", instance)))
                .volumes();
        assertThat(root).hasSize(2);

        security.terminateInstances(ask -> ask.instanceIds(instance));
        time.advance(Duration.ofSeconds(10));

        assertThat(security.describeVolumes(ask -> ask.volumeIds(volume)).volumes())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(VolumeState.AVAILABLE));
        assertThat(security.describeVolumes(ask -> {}).volumes()).hasSize(1);
        assertThat(security.describeInstances(ask -> ask.filters(filter("instance-state-name", "terminated")))
                        .reservations())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.instances().get(0).state().name()).isEqualTo(InstanceStateName.TERMINATED));
    }

    private String restore(String snapshot, String zone) {
        var made = security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(zone));
        return made.volumeId();
    }

    private String launch() {
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        var made = security.runInstances(
                ask -> ask.imageId(image).subnetId(subnet).minCount(1).maxCount(1));
        return made.instances().get(0).instanceId();
    }

    private void attach(String id) {
        security.attachVolume(ask -> ask.volumeId(id).instanceId(instance).device("/dev/sdf"));
    }

    private VolumeState state(String id) {
        return security.describeVolumes(ask -> ask.volumeIds(id))
                .volumes()
                .get(0)
                .state();
    }

    private String deviceOf(String id) throws IOException {
        for (var name : entries("sys/block")) {
            if (sys(name, "device/serial").strip().equals(id.replace("-", ""))) {
                return name;
            }
        }
        throw new AssertionError("no device of " + id + " among " + entries("sys/block"));
    }

    private String sys(String name, String file) throws IOException {
        return Files.readString(machine.resolve("sys/block").resolve(name).resolve(file));
    }

    private static int byteAt(Path device, long offset) throws IOException {
        try (var disk = new RandomAccessFile(device.toFile(), "r")) {
            disk.seek(offset);
            return disk.read();
        }
    }

    private List<String> entries(String in) throws IOException {
        try (var found = Files.list(machine.resolve(in))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
