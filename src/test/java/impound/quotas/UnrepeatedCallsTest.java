package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static impound.quotas.Ec2Site.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import impound.processors.failure.Answers;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Tags;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CreateSnapshots, CreateSnapshot and CopySnapshot have no client token: who asks twice has two. So the client never does by itself. */
class UnrepeatedCallsTest {
    private static final Tags NONE = new Tags(new TreeMap<>());

    @TempDir
    Path folder;

    private Ec2Site site;
    private Snapshots snapshots;
    private SnapshotId source;

    @BeforeEach
    void an_instance_has_a_shared_snapshot() throws Exception {
        site = new Ec2Site(folder, UnaryOperator.identity());
        snapshots = site.snapshots();
        source = site.take(snapshots, 1).get(0);
        site.pass(Duration.ofMinutes(2));
        snapshots.share(MONITORED, source, SECURITY.account());
        site.pass(Duration.ofSeconds(2));
    }

    @AfterEach
    void tearDown() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateSnapshots", "CreateSnapshot", "CopySnapshot"})
    void what_has_no_client_token_is_asked_for_once_though_its_answer_is_lost(String action) {
        site.world().sandbox().faults().on("ec2", action).lost();

        var calls = site.calls(
                action, () -> assertThat(catchThrowable(() -> ask(action))).matches(Answers::isForLater));

        assertThat(calls).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateSnapshots", "CreateSnapshot", "CopySnapshot"})
    void nor_is_it_where_ec2_says_that_something_went_wrong_inside(String action) {
        site.world().sandbox().faults().on("ec2", action).after("InternalError", "An internal error", 500);

        var calls = site.calls(
                action, () -> assertThat(catchThrowable(() -> ask(action))).matches(Answers::isForLater));

        assertThat(calls).isEqualTo(1);
    }

    private void ask(String action) {
        switch (action) {
            case "CreateSnapshots" -> site.take(snapshots, 2);
            case "CreateSnapshot" -> snapshots.take(MONITORED, volume(), "", NONE);
            default -> site.copy(snapshots, source);
        }
    }

    private VolumeId volume() {
        return new VolumeId(snapshots.find(MONITORED, source).orElseThrow().volume());
    }
}
