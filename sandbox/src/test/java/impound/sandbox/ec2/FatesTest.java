package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

class FatesTest extends Ec2World {
    private static final Duration LAUNCH_AND_BOOT = Duration.ofSeconds(40);

    private String volume;

    @Override
    List<String> command() {
        return List.of("/bin/sh", "-c", "exec sleep 600", "collector");
    }

    @BeforeEach
    void prepare() {
        var snapshot = completedSnapshot();
        share(snapshot);
        volume = security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE))
                .volumeId();
        time.advance(Duration.ofSeconds(20));
    }

    @Test
    void a_machine_that_never_boots_runs_as_far_as_ec2_knows_and_does_nothing() {
        ec2.seed().fates(SECURITY, REGION, Fate.NEVER_BOOTS);

        var instance = launch();

        assertThat(state(instance)).isEqualTo(InstanceStateName.RUNNING);
        assertThat(machine(instance).process()).isEmpty();
    }

    @Test
    void a_machine_that_dies_with_its_volume_powers_off_and_sets_the_volume_free() throws Exception {
        ec2.seed().fates(SECURITY, REGION, Fate.DIES_ONCE_ATTACHED);
        var instance = launch();

        attach(instance);
        machine(instance).poweredOff().get(30, TimeUnit.SECONDS);
        time.advance(Duration.ofMinutes(1));

        assertThat(state(instance)).isIn(InstanceStateName.TERMINATED, InstanceStateName.STOPPED);
    }

    @Test
    void a_machine_that_freezes_with_its_volume_runs_as_far_as_ec2_knows_until_it_is_terminated() throws Exception {
        ec2.seed().fates(SECURITY, REGION, Fate.FREEZES_ONCE_ATTACHED);
        var instance = launch();
        var process = machine(instance).process().orElseThrow();

        attach(instance);
        var frozen = comesToStand(process);
        var described = state(instance);
        security.terminateInstances(ask -> ask.instanceIds(instance));
        machine(instance).poweredOff().get(30, TimeUnit.SECONDS);

        assertThat(frozen).isTrue();
        assertThat(described).isEqualTo(InstanceStateName.RUNNING);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_fate_befalls_one_machine_and_the_next_one_runs() {
        ec2.seed().fates(SECURITY, REGION, Fate.NEVER_BOOTS);
        launch();

        var next = launch();

        assertThat(machine(next).process()).get().matches(ProcessHandle::isAlive);
    }

    private String launch() {
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        var made = security.runInstances(
                ask -> ask.imageId(image).subnetId(subnet).minCount(1).maxCount(1));
        time.advance(LAUNCH_AND_BOOT);
        return made.instances().get(0).instanceId();
    }

    private void attach(String instance) {
        security.attachVolume(ask -> ask.volumeId(volume).instanceId(instance).device("/dev/sdf"));
        time.advance(Duration.ofSeconds(5));
    }

    private Machine machine(String instance) {
        return ec2.view().instance(instance).machine().orElseThrow();
    }

    private InstanceStateName state(String instance) {
        return security.describeInstances(ask -> ask.instanceIds(instance))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .name();
    }

    /** The kernel stops it when it next runs, which on a busy host may be a moment later; ten seconds are given. */
    private static boolean comesToStand(ProcessHandle process) throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        var end = System.nanoTime() + 10_000_000_000L;
        while (!Files.readString(status).contains("State:\tT") && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return Files.readString(status).contains("State:\tT");
    }
}
