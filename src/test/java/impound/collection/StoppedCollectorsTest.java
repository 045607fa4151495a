package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Ready;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Fate;
import impound.sandbox.http.CallRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Somebody stops both collectors while they have their volumes: EC2 keeps them, and the volumes attached to them. */
@Tag("long")
class StoppedCollectorsTest {
    private static Collection collection;
    private static Chains chains;

    @BeforeAll
    static void collect() {
        collection = Collection.troubled(
                Clock.systemUTC(),
                site -> {
                    Await.until(
                            () -> "two volumes that are attached",
                            () -> attached(site).size() == 2);
                    stop(site, collectors(site));
                },
                Fate.FREEZES_ONCE_ATTACHED,
                Fate.FREEZES_ONCE_ATTACHED);
        chains = Chains.of(collection);
    }

    @AfterAll
    static void close() throws IOException {
        collection.close();
    }

    @Test
    void each_was_terminated_before_its_attempt_ended_and_the_next_one_has_imaged_its_disk() {
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> {
            assertThat(chains.kinds(volume))
                    .containsSubsequence(
                            "CollectorGivenUp", "CollectorTerminated", "AttemptEnded", "CollectorLaunched");
            assertThat(chains.link(volume, Link.ImageVerified.class).key()).endsWith(".a2.image.dd");
        });
    }

    @Test
    void the_attempt_ended_with_ec2s_reason() {
        assertThat(chains.volumes()).allSatisfy(volume -> assertThat(
                        chains.link(volume, Link.AttemptEnded.class).why())
                .contains("was stopped without an image", "Client.UserInitiatedShutdown"));
    }

    @Test
    void the_incident_is_complete() {
        var closing =
                Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
    }

    private static List<CallRecord> attached(Site site) {
        return site.world().sandbox().calls().of("ec2", "AttachVolume").stream()
                .filter(CallRecord::succeeded)
                .toList();
    }

    private static List<String> collectors(Site site) {
        var work = site.work(World.HOME);
        return work.keys("collectors/").stream()
                .filter(key -> key.endsWith("ready.json"))
                .map(key -> RecordJson.read(work.read(key), Ready.class).instance())
                .toList();
    }

    private static void stop(Site site, List<String> instances) {
        var sandbox = site.world().sandbox();
        var keys = sandbox.accounts().key(World.SECURITY, Site.EXAMINER);
        try (var ec2 = Ec2Client.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(World.HOME))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret())))
                .build()) {
            ec2.stopInstances(r -> r.instanceIds(instances));
        }
    }
}
