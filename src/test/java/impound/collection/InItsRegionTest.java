package impound.collection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.SandboxTime;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.sns.SnsClient;

/** The check that runs after every whole collection notices whatever of it is in another region. */
class InItsRegionTest {
    private static final String INCIDENT = "an-incident";
    private static final String VOLUME = "vol-0a0000000000001b1";
    private static final String THERE = "us-west-2";

    private World world;
    private InItsRegion inItsRegion;
    private S3Client s3;
    private Chains chains;

    @BeforeEach
    void an_incident_has_a_chain_and_a_log_in_its_region(@TempDir Path folder) throws IOException {
        world = World.start(SandboxTime.wall(200), folder, 0, List.of("true"));
        inItsRegion = new InItsRegion(world);
        s3 = in(World.HOME, S3Client.builder().forcePathStyle(true));
        chains = new Chains(new Store(s3, World.evidenceBucket(World.HOME)), INCIDENT);
        s3.putObject(
                r -> r.bucket(World.evidenceBucket(World.HOME))
                        .key(INCIDENT + "/custody/" + VOLUME + "/0001.json")
                        .ifNoneMatch("*")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("{\"volume\":\"" + VOLUME + "\"}"));
        log(World.HOME);
    }

    @AfterEach
    void close() throws IOException {
        s3.close();
        world.close();
    }

    @Test
    void nothing_is_noticed_where_all_is_in_one_region() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void an_event_in_the_log_of_another_region_is_noticed() {
        log(THERE);

        assertThatThrownBy(this::check).hasMessageContaining("regions whose logs tell of");
    }

    @Test
    void a_notice_by_the_topic_of_another_region_is_noticed() {
        try (var sns = in(THERE, SnsClient.builder())) {
            sns.publish(r -> r.topicArn(setting("topic")).message("of " + INCIDENT));
        }

        assertThatThrownBy(this::check).hasMessageContaining("notices of");
    }

    @Test
    void a_call_about_one_of_its_disks_in_another_region_is_noticed() {
        try (var ec2 = in(THERE, Ec2Client.builder())) {
            assertThatThrownBy(() -> ec2.describeVolumes(r -> r.volumeIds(VOLUME)))
                    .isInstanceOf(Ec2Exception.class);
        }

        assertThatThrownBy(this::check).hasMessageContaining("calls about the disks");
    }

    @Test
    void a_key_of_a_region_that_has_no_incident_is_noticed() {
        try (var kms = in(THERE, KmsClient.builder())) {
            kms.describeKey(r -> r.keyId(setting("forensics-key")));
        }

        assertThatThrownBy(() -> inItsRegion.checkUnused(THERE)).hasMessageContaining("which had no incident");
    }

    private void check() {
        inItsRegion.check(chains, World.HOME);
    }

    private void log(String region) {
        try (var logs = in(region, CloudWatchLogsClient.builder())) {
            logs.createLogStream(r -> r.logGroupName("ForensicDiskAudit").logStreamName(INCIDENT));
            logs.putLogEvents(r -> r.logGroupName("ForensicDiskAudit")
                    .logStreamName(INCIDENT)
                    .logEvents(InputLogEvent.builder()
                            .timestamp(world.sandbox().time().now().toEpochMilli())
                            .message("{}")
                            .build()));
        }
    }

    private String setting(String name) {
        return world.settings().getProperty("impound." + THERE + "." + name);
    }

    private <B extends AwsClientBuilder<B, C>, C> C in(String region, B client) {
        return client.endpointOverride(world.sandbox().endpoint())
                .region(Region.of(region))
                .credentialsProvider(world.coordinator())
                .build();
    }
}
