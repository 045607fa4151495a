package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Await;
import impound.collection.Store;
import impound.processors.evidence.StageName;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import impound.routes.Application;
import impound.routes.Submission;
import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.CollectorCommand;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator as a process with a heap of 256 MiB. */
class LargeFindingsTest {
    private static final int MANY = 10;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = World.start(SandboxTime.wall(200), folder, 0, CollectorCommand.ofThisBuild());
        world.settings().setProperty("impound.consumers", String.valueOf(MANY));
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    @Test
    void ten_findings_of_280_kB_at_once_are_each_kept_byte_for_byte() throws Exception {
        var events = IntStream.range(0, MANY).mapToObj(LargeFindingsTest::event).toList();
        var settings = submitted(events);
        var said = folder.resolve("said");

        var process = RunProcess.start(folder, world.settings(), RunProcess.coordinator(world), said);
        try (var clients = new Clients(settings, world.coordinator())) {
            var store = new Store(clients.s3(new Region(World.HOME)), World.evidenceBucket(World.HOME));
            Await.until(() -> text(said), () -> opened(store).size() == MANY);

            assertThat(opened(store).stream().map(store::text)).containsExactlyInAnyOrderElementsOf(events);
            assertThat(process.isAlive()).isTrue();
            assertThat(text(said)).doesNotContain("OutOfMemoryError");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Settings submitted(List<String> events) throws Exception {
        try (var application = Application.of("", world.settings(), world.coordinator(), Clock.systemUTC())) {
            for (var event : events) {
                Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, event);
            }
            return application.settings();
        }
    }

    /** Findings whose incident is open, too: the finding itself is stored before it. */
    private static List<String> opened(Store store) {
        return store.keys("").stream()
                .filter(key -> key.endsWith("/incident.json"))
                .map(key -> key.replace("/incident.json", "/finding.json"))
                .toList();
    }

    private static String event(int number) {
        try (var in = LargeFindingsTest.class.getResourceAsStream("/findings/40-large-280-kb.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "f040c0ffeec0ffeec0ffeec0ffee0040", "f040c0ffeec0ffeec0ffeec0ffee%04d".formatted(number));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
