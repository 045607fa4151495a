package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.Sandbox;
import impound.sandbox.VirtualTime;
import impound.sandbox.kms.KeyPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** A sandbox with two accounts, a suspect with two disks, and time that only the test moves. */
abstract class Ec2World {
    static final String MONITORED = "111122223333";
    static final String SECURITY = "444455556666";
    static final String REGION = "eu-west-1";
    static final String ZONE = "eu-west-1a";

    @TempDir
    Path folder;

    final VirtualTime time = new VirtualTime(Instant.parse("2026-11-25T10:00:00Z"));
    Sandbox sandbox;
    Ec2 ec2;
    Ec2Client monitored;
    Ec2Client security;
    Instance suspect;
    /** Of the monitored account, and open to the security account. */
    String customerKey;
    /** Of somebody else, and open to nobody else. */
    String closedKey;

    String forensicsKey;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.start(time, folder);
        customerKey = key(MONITORED, KeyPolicy.ofAccount(MONITORED).sharedWith(SECURITY));
        forensicsKey = key(SECURITY, KeyPolicy.ofAccount(SECURITY));
        closedKey = key("999999999999", KeyPolicy.ofAccount("999999999999"));
        ec2 = Ec2.start(sandbox, options());
        monitored = client(MONITORED);
        security = client(SECURITY);
        suspect = ec2.seed().instance(Suspect.running(MONITORED, REGION, ZONE, "i-0123456789abcdef0", disks()));
    }

    @AfterEach
    void tearDown() throws Exception {
        sandbox.close();
    }

    private String key(String account, KeyPolicy policy) {
        return sandbox.keys().symmetric(account, REGION, policy).arn();
    }

    List<SeedDisk> disks() {
        return List.of(SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1));
    }

    Ec2Options options() {
        return Ec2Options.usual(folder, command());
    }

    /** What a launched instance runs. */
    List<String> command() {
        return List.of("/bin/sh", "-c", "exit 0", "collector");
    }

    Ec2Client client(String account) {
        return client(account, Region.of(REGION));
    }

    Ec2Client client(String account, Region region) {
        var keys = sandbox.accounts().key(account, "arn:aws:iam::" + account + ":user/responder");
        return Ec2Client.builder()
                .endpointOverride(sandbox.endpoint())
                .region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret())))
                .overrideConfiguration(options -> options.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    Volume disk(int number) {
        return ec2.view().volumesOf(suspect).get(number);
    }

    /** A completed snapshot of the suspect's first disk. */
    String completedSnapshot() {
        return snapshotOf(0);
    }

    /** A completed snapshot of one of the suspect's disks. */
    String snapshotOf(int number) {
        var made =
                monitored.createSnapshot(ask -> ask.volumeId(disk(number).id())).snapshotId();
        time.advance(Duration.ofMinutes(2));
        return made;
    }

    /** The security account's copy, under this key; under none that it names where it is null. */
    String copy(String snapshot, String key) {
        return security.copySnapshot(ask -> ask.sourceSnapshotId(snapshot)
                        .sourceRegion(REGION)
                        .destinationRegion(REGION)
                        .encrypted(key == null ? null : true)
                        .kmsKeyId(key))
                .snapshotId();
    }

    /** A snapshot as the security account sees it. */
    software.amazon.awssdk.services.ec2.model.Snapshot seen(String snapshot) {
        return security.describeSnapshots(ask -> ask.snapshotIds(snapshot))
                .snapshots()
                .get(0);
    }

    /** And a second later the security account knows of it. */
    void share(String snapshot) {
        monitored.modifySnapshotAttribute(ask -> ask.snapshotId(snapshot)
                .attribute("createVolumePermission")
                .operationType("add")
                .userIds(SECURITY));
        time.advance(Duration.ofSeconds(1));
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    static TagSpecification tags(String kind, String key, String value) {
        var tag = Tag.builder().key(key).value(value).build();
        return TagSpecification.builder().resourceType(kind).tags(tag).build();
    }

    static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
