package impound.collection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.SandboxTime;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The check that runs after every whole collection notices whoever touches a suspected instance. */
class UntouchedTest {
    private static final String ACCOUNT = World.MONITORED.get(0);
    private static final String INSTANCE = "i-0a1b2c3d4e5f60001";
    private static final String VOLUME = "vol-0a0000000000001b1";

    private World world;
    private Untouched untouched;
    private Ec2Client theirs;

    @BeforeEach
    void somebody_of_the_monitored_account_is_there(@TempDir Path folder) throws IOException {
        world = World.start(SandboxTime.wall(200), folder, 0, List.of("true"));
        untouched = Untouched.of(world);
        var keys = world.sandbox().accounts().key(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":user/somebody");
        theirs = Ec2Client.builder()
                .endpointOverride(world.sandbox().endpoint())
                .region(Region.of(World.HOME))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret())))
                .build();
    }

    @AfterEach
    void close() throws IOException {
        theirs.close();
        world.close();
    }

    @Test
    void whoever_only_looks_and_takes_snapshots_touches_nothing() {
        theirs.describeInstances(r -> r.instanceIds(INSTANCE));
        theirs.createSnapshots(r -> r.instanceSpecification(one -> one.instanceId(INSTANCE)));

        assertThatCode(() -> untouched.check(List.of())).doesNotThrowAnyException();
    }

    @Test
    void a_tag_on_the_instance_is_noticed() {
        noticed(ec2 -> ec2.createTags(r ->
                r.resources(INSTANCE).tags(Tag.builder().key("k").value("v").build())));
    }

    @Test
    void terminating_it_is_noticed() {
        noticed(ec2 -> ec2.terminateInstances(r -> r.instanceIds(INSTANCE)));
    }

    @Test
    void even_a_call_that_is_refused_is_noticed() {
        noticed(ec2 -> refused(() -> ec2.deleteVolume(r -> r.volumeId(VOLUME))));
    }

    @Test
    void a_source_snapshot_that_is_deleted_is_noticed() {
        var taken = theirs.createSnapshot(r -> r.volumeId(VOLUME)).snapshotId();

        assertThatThrownBy(() -> untouched.check(List.of(taken, "snap-00000000000000000")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("source snapshots");
    }

    private void noticed(Consumer<Ec2Client> touch) {
        touch.accept(theirs);

        assertThatThrownBy(() -> untouched.check(List.of())).isInstanceOf(AssertionError.class);
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Ec2Exception.class);
    }
}
