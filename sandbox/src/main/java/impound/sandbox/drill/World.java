package impound.sandbox.drill;

import impound.sandbox.Sandbox;
import impound.sandbox.SandboxTime;
import impound.sandbox.ec2.Ec2;
import impound.sandbox.ec2.Ec2Options;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.Suspect;
import impound.sandbox.http.Keys;
import impound.sandbox.http.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What stands in AWS before the first finding: a security account with all that Terraform makes there in three regions,
 * two monitored accounts and one that is not enrolled, a few instances, and the settings with which the coordinator works
 * in them.
 */
public final class World implements AutoCloseable {
    public static final String SECURITY = "444455556666";
    public static final List<String> MONITORED = List.of("111122223333", "123456789012");
    /** An account that is known, and whose owner has never let us in. */
    public static final String NOT_ENROLLED = "777788889999";

    /** Where the coordinator and its queues are. */
    public static final String HOME = "us-east-1";

    public static final List<String> REGIONS = List.of(HOME, "us-west-2", "eu-west-1");

    private static final String EXTERNAL_ID = "impound-drill";
    private static final String COORDINATOR = role(SECURITY, "ImpoundCoordinator");

    private final Sandbox sandbox;
    private final Ec2 ec2;
    private final List<Instance> suspects = new ArrayList<>();
    private final Properties settings = new Properties();
    private Optional<Keys> coordinator = Optional.empty();

    private World(Sandbox sandbox, Ec2 ec2) {
        this.sandbox = sandbox;
        this.ec2 = ec2;
    }

    /** Starts the sandbox on this port (0: a free one), with instances that no finding has named yet. */
    public static World start(SandboxTime time, Path data, int port, List<String> collector) throws IOException {
        return start(time, data, port, collector, UnaryOperator.identity());
    }

    /** @param circumstances what is different from usual in EC2, such as its quotas and its rate of calls */
    public static World start(
            SandboxTime time, Path data, int port, List<String> collector, UnaryOperator<Ec2Options> circumstances)
            throws IOException {
        return start(time, data, port, collector, circumstances, WorldFile.none());
    }

    /** @param written which instances no finding has named yet, and which findings start a capture */
    public static World start(
            SandboxTime time,
            Path data,
            int port,
            List<String> collector,
            UnaryOperator<Ec2Options> circumstances,
            WorldFile written)
            throws IOException {
        var sandbox = Sandbox.start(time, data, port);
        var options = circumstances.apply(Ec2Options.usual(data.resolve("ec2"), collector));
        var world = new World(sandbox, Ec2.start(sandbox, options));
        world.seedAccounts();
        world.seedQueues();
        REGIONS.forEach(region -> new RegionSeed(sandbox, world.ec2, region, COORDINATOR).into(world.settings));
        written.addTo(world.settings);
        written.instances().all(sandbox.keys()).forEach(world::suspect);
        return world;
    }

    /** The bucket that evidence of this region goes to. */
    public static String evidenceBucket(String region) {
        return "impound-evidence-" + region;
    }

    /** What the coordinator needs of this region only while it works. */
    public static String workBucket(String region) {
        return evidenceBucket(region) + "-work";
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Ec2 ec2() {
        return ec2;
    }

    /** One more instance that a finding may name. */
    public Instance suspect(Suspect suspect) {
        var instance = ec2.seed().instance(suspect);
        suspects.add(instance);
        return instance;
    }

    /** All instances that a finding may name: whatever happens, nobody may touch them. */
    public List<Instance> suspects() {
        return List.copyOf(suspects);
    }

    /** The coordinator's settings, which a caller may change before it starts one. */
    public Properties settings() {
        return settings;
    }

    /** The credentials that a container of the coordinator would be given, renewed in time by the sandbox's clock. */
    public AwsCredentialsProvider coordinator() {
        return () -> {
            var keys = coordinatorKeys();
            return AwsSessionCredentials.create(keys.accessKey(), keys.secret(), keys.token());
        };
    }

    synchronized Keys coordinatorKeys() {
        var renewal = sandbox.time().now().plus(Duration.ofHours(1));
        if (coordinator.isEmpty() || coordinator.get().expires().isBefore(renewal)) {
            coordinator = Optional.of(sandbox.accounts().session(COORDINATOR, "coordinator", Duration.ofHours(12)));
        }
        return coordinator.get();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }

    private void seedAccounts() {
        var accounts = sandbox.accounts();
        accounts.role(Role.trusting(COORDINATOR, "ecs-tasks.amazonaws.com"));
        accounts.role(new Role(role(SECURITY, "ImpoundSecurity"), Set.of(COORDINATOR), EXTERNAL_ID));
        MONITORED.forEach(account ->
                accounts.role(new Role(role(account, "ImpoundMonitored"), Set.of(COORDINATOR), EXTERNAL_ID)));
        var collector = role(SECURITY, "ImpoundCollector");
        accounts.role(Role.trusting(collector, "ec2.amazonaws.com"));
        ec2.seed().instanceProfile(SECURITY, "ImpoundCollector", collector);
        set("security-account", SECURITY);
        set("monitored-accounts", String.join(",", MONITORED));
        set("external-id", EXTERNAL_ID);
        set("regions", String.join(",", REGIONS));
        set("endpoint", sandbox.endpoint().toString());
        set("ec2-rate", String.valueOf(ec2Rate()));
    }

    /** Where AWS's seconds are shorter, more calls are made in one of ours. */
    private long ec2Rate() {
        var second = Duration.ofSeconds(1);
        return Math.min(10_000, Math.max(1, second.dividedBy(sandbox.time().scaled(second))));
    }

    private void seedQueues() {
        new QueueSeed(sandbox.sqs()).make();
        set("queue-url-prefix", sandbox.endpoint() + "/" + SECURITY + "/impound-");
    }

    /** How often a message may come until the coordinator gives it up; SQS does so one delivery after that. */
    public void deliveries(int most) {
        set("deliveries", String.valueOf(most));
        new QueueSeed(sandbox.sqs()).deliveries(most);
    }

    private void set(String name, String value) {
        settings.setProperty("impound." + name, value);
    }

    private static String role(String account, String name) {
        return "arn:aws:iam::" + account + ":role/" + name;
    }
}
