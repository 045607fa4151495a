package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.machine.Machine;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;

class MachinesTest extends Ec2World {
    private static final String ROLE = "arn:aws:iam::444455556666:role/collector";
    private static final Duration LAUNCH_AND_BOOT = Duration.ofSeconds(40);
    private String image;
    private String subnet;

    @Override
    List<String> command() {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var classes = Path.of(StandIn.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of(java, "-Xmx64m", "-cp", classes.toString(), StandIn.class.getName(), "run");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void prepare() {
        image = ec2.seed().image(SECURITY, REGION, "collector").id();
        subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        ec2.seed().instanceProfile(SECURITY, "collector", ROLE);
    }

    @Test
    void a_launched_instance_runs_the_collector_after_its_boot() {
        var instance = launch("stay", ask -> {});

        time.advance(Duration.ofSeconds(8));
        var launching = described(instance).state().name();
        var running = described(instance).state().name();
        var booting = machine(instance).process();
        time.advance(Duration.ofSeconds(30));

        assertThat(launching).isEqualTo(InstanceStateName.PENDING);
        assertThat(running).isEqualTo(InstanceStateName.RUNNING);
        assertThat(booting).isEmpty();
        assertThat(machine(instance).process()).get().matches(ProcessHandle::isAlive);
    }

    @Test
    void the_collector_finds_its_task_and_keys_by_the_metadata_service_and_nothing_by_the_environment()
            throws Exception {
        var instance = launch("hello", ask -> {});

        time.advance(LAUNCH_AND_BOOT);
        awaitOff(instance);

        var home = machine(instance).folder();
        assertThat(console(instance))
                .contains("arguments [run, --sys, %s/sys, --dev, %s/dev, --proc, %s/proc, --blockdev, %s/blockdev]"
                        .formatted(home, home, home, home.getParent()))
                .contains("endpoint " + sandbox.endpoint())
                .contains("without a token 401")
                .contains("user data 200 hello")
                .contains("instance-id 200 " + instance)
                .contains("region 200 " + REGION)
                .contains("security-credentials/ 200 collector")
                .contains("\"Code\":\"Success\"")
                .contains("\"accountId\":\"" + SECURITY + "\"")
                .containsPattern(
                        "environment \\[AWS_EC2_METADATA_SERVICE_ENDPOINT, AWS_ENDPOINT_URL,( JAVA_HOME,)? PATH\\]");
    }

    @Test
    void its_keys_are_those_of_the_role_in_a_session_named_after_the_instance() throws Exception {
        var instance = launch("hello", ask -> {});

        time.advance(LAUNCH_AND_BOOT);
        awaitOff(instance);

        var key = console(instance).replaceAll("(?s).*\"AccessKeyId\":\"(\\w+)\".*", "$1");
        assertThat(sandbox.accounts().lookUp(key)).get().satisfies(keys -> assertThat(
                        keys.identity().arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/collector/" + instance));
    }

    @Test
    void a_machine_that_powers_off_is_terminated_however_its_process_ended() throws Exception {
        var instance = launch("fail", ask -> {});

        time.advance(LAUNCH_AND_BOOT);
        var code = awaitOff(instance);
        var off = described(instance);
        time.advance(Duration.ofSeconds(10));

        assertThat(code).isEqualTo(3);
        assertThat(off.state().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
        assertThat(off.stateReason().code()).isEqualTo("Client.InstanceInitiatedShutdown");
        assertThat(described(instance).state().name()).isEqualTo(InstanceStateName.TERMINATED);
    }

    @Test
    void a_machine_that_powers_off_is_only_stopped_unless_it_was_to_be_terminated() throws Exception {
        var instance = launch("end", ask -> ask.instanceInitiatedShutdownBehavior(ShutdownBehavior.STOP));

        time.advance(LAUNCH_AND_BOOT);
        awaitOff(instance);
        time.advance(Duration.ofSeconds(10));

        assertThat(described(instance).state().name()).isEqualTo(InstanceStateName.STOPPED);
    }

    @Test
    void terminating_ends_the_process() throws Exception {
        var instance = launch("stay", ask -> {});
        time.advance(LAUNCH_AND_BOOT);
        var process = machine(instance).process().orElseThrow();

        security.terminateInstances(ask -> ask.instanceIds(instance));

        awaitOff(instance);
        assertThat(process.isAlive()).isFalse();
        assertThat(described(instance).stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
    }

    @Test
    void an_instance_that_is_terminated_before_its_boot_never_runs() {
        var instance = launch("stay", ask -> {});
        time.advance(Duration.ofSeconds(1));

        security.terminateInstances(ask -> ask.instanceIds(instance));
        time.advance(LAUNCH_AND_BOOT);

        assertThat(machine(instance).process()).isEmpty();
    }

    @Test
    void closing_the_sandbox_leaves_no_process() throws Exception {
        var instance = launch("stay", ask -> {});
        time.advance(LAUNCH_AND_BOOT);
        var process = machine(instance).process().orElseThrow();

        sandbox.close();
        awaitOff(instance);

        assertThat(process.isAlive()).isFalse();
    }

    private String launch(String userData, Consumer<RunInstancesRequest.Builder> more) {
        var made = security.runInstances(ask -> {
            ask.imageId(image)
                    .instanceType("c7i.large")
                    .subnetId(subnet)
                    .minCount(1)
                    .maxCount(1);
            ask.iamInstanceProfile(profile -> profile.name("collector"));
            ask.instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE);
            ask.userData(Base64.getEncoder().encodeToString(userData.getBytes(UTF_8)));
            more.accept(ask);
        });
        return made.instances().get(0).instanceId();
    }

    private Machine machine(String instance) {
        return ec2.view().instance(instance).machine().orElseThrow();
    }

    private int awaitOff(String instance) throws Exception {
        return machine(instance).poweredOff().get(30, TimeUnit.SECONDS);
    }

    /** A second later, since a new instance is hidden that long. */
    private Instance described(String instance) {
        time.advance(Duration.ofSeconds(1));
        return security.describeInstances(ask -> ask.instanceIds(instance))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    private String console(String instance) {
        var output = security.getConsoleOutput(ask -> ask.instanceId(instance)).output();
        return new String(Base64.getDecoder().decode(output), UTF_8);
    }
}
