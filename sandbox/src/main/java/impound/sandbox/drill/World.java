package impound.sandbox.drill;

import impound.processors.evidence.StageName;
import impound.sandbox.Sandbox;
import impound.sandbox.SandboxTime;
import impound.sandbox.ec2.Ec2;
import impound.sandbox.ec2.Ec2Options;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import impound.sandbox.http.Keys;
import impound.sandbox.http.Role;
import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.s3.BucketRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What stands in AWS before the first finding: a security account with all that Terraform makes there, a monitored account
 * with a suspected instance, and the settings with which the coordinator works in them.
 */
public final class World implements AutoCloseable {
    public static final String SECURITY = "444455556666";
    public static final String EVIDENCE_BUCKET = "impound-evidence";
    public static final String WORK_BUCKET = "impound-evidence-work";

    private static final String EXTERNAL_ID = "impound-drill";
    private static final String COORDINATOR = "arn:aws:iam::" + SECURITY + ":role/ImpoundCoordinator";

    private final Sandbox sandbox;
    private final Ec2 ec2;
    private final Suspected suspected;
    private final Properties settings = new Properties();

    private World(Sandbox sandbox, Ec2 ec2, Suspected suspected) {
        this.sandbox = sandbox;
        this.ec2 = ec2;
        this.suspected = suspected;
    }

    /** Starts the sandbox on this port (0: a free one) and seeds it with an instance that has these disks. */
    public static World start(
            SandboxTime time, Path data, int port, List<String> collector, Suspected suspected, List<Path> disks)
            throws IOException {
        var sandbox = Sandbox.start(time, data, port);
        var ec2 = Ec2.start(sandbox, Ec2Options.usual(data.resolve("ec2"), collector));
        var world = new World(sandbox, ec2, suspected);
        world.seedAccounts();
        world.seedQueues();
        world.seedStores();
        world.seedNetwork();
        world.seedSuspect(disks);
        return world;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Ec2 ec2() {
        return ec2;
    }

    public Suspected suspected() {
        return suspected;
    }

    /** The coordinator's settings, which a caller may change before it starts one. */
    public Properties settings() {
        return settings;
    }

    /** The credentials that a container of the coordinator would be given. */
    public AwsCredentialsProvider coordinator() {
        var keys = coordinatorKeys();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(keys.accessKey(), keys.secret(), keys.token()));
    }

    Keys coordinatorKeys() {
        return sandbox.accounts().session(COORDINATOR, "coordinator", Duration.ofHours(12));
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }

    private void seedAccounts() {
        var accounts = sandbox.accounts();
        accounts.role(Role.trusting(COORDINATOR, "ecs-tasks.amazonaws.com"));
        for (var role : List.of(
                "arn:aws:iam::" + SECURITY + ":role/ImpoundSecurity",
                "arn:aws:iam::" + suspected.account() + ":role/ImpoundMonitored")) {
            accounts.role(new Role(role, Set.of(COORDINATOR), EXTERNAL_ID));
        }
        set("security-account", SECURITY);
        set("monitored-accounts", suspected.account());
        set("external-id", EXTERNAL_ID);
        set("regions", suspected.region());
        set("endpoint", sandbox.endpoint().toString());
    }

    private void seedQueues() {
        for (var name : StageName.values()) {
            var stage = name.text();
            var parked = "impound-" + stage + "-parked";
            sandbox.sqs().queue(SECURITY, suspected.region(), parked, Map.of());
            var redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:%s\",\"maxReceiveCount\":\"6\"}"
                    .formatted(suspected.region(), SECURITY, parked);
            sandbox.sqs().queue(SECURITY, suspected.region(), "impound-" + stage, Map.of("RedrivePolicy", redrive));
        }
        set("queue-url-prefix", sandbox.endpoint() + "/" + SECURITY + "/impound-");
    }

    private void seedStores() {
        var region = suspected.region();
        sandbox.s3().bucket(EVIDENCE_BUCKET, SECURITY, region, BucketRules.evidence("GOVERNANCE", Duration.ofDays(1)));
        sandbox.s3().bucket(WORK_BUCKET, SECURITY, region, BucketRules.plain());
        for (var group : List.of("ForensicDiskAudit", "ForensicDiskCapture", "ForensicDiskReadiness")) {
            sandbox.logs().group(SECURITY, region, group);
        }
        var forensics = sandbox.keys()
                .symmetric(SECURITY, region, KeyPolicy.ofAccount(SECURITY).sharedWith(suspected.account()));
        var signing = sandbox.keys()
                .signing(SECURITY, region, KeyPolicy.ofAccount(SECURITY).only(Group.SIGN, COORDINATOR));
        here("evidence-bucket", EVIDENCE_BUCKET);
        here("work-bucket", WORK_BUCKET);
        here("forensics-key", forensics.arn());
        here("signing-key", signing.arn());
        here("topic", sandbox.sns().topic(SECURITY, region, "impound-notices"));
    }

    private void seedNetwork() {
        var region = suspected.region();
        var role = "arn:aws:iam::" + SECURITY + ":role/ImpoundCollector";
        sandbox.accounts().role(Role.trusting(role, "ec2.amazonaws.com"));
        ec2.seed().instanceProfile(SECURITY, "ImpoundCollector", role);
        here(
                "machine-image",
                ec2.seed().image(SECURITY, region, "impound-collector").id());
        here(
                "subnets",
                suspected.zone() + "="
                        + ec2.seed().subnet(SECURITY, region, suspected.zone()).id());
        here("security-group", "sg-0c011ec7000000001");
    }

    private void seedSuspect(List<Path> disks) {
        var seeded = new ArrayList<SeedDisk>();
        for (int i = 0; i < disks.size(); i++) {
            seeded.add(SeedDisk.of("/dev/xvd" + (char) ('a' + i), disks.get(i)));
        }
        ec2.seed()
                .instance(Suspect.running(
                        suspected.account(), suspected.region(), suspected.zone(), suspected.instance(), seeded));
    }

    private void set(String name, String value) {
        settings.setProperty("impound." + name, value);
    }

    private void here(String name, String value) {
        set(suspected.region() + "." + name, value);
    }
}
