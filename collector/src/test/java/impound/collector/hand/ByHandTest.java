package impound.collector.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.Machine;
import impound.collector.Meter;
import impound.collector.Origin;
import impound.collector.ProvenImage;
import impound.collector.device.Device;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.report.CaptureLog;
import impound.collector.report.LogStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an image that could not be finished: nothing. */
class ByHandTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock();
    private final Alarm alarm = new Alarm(Duration.ofSeconds(30));

    @Test
    void a_disk_that_fails_half_way_leaves_nothing() {
        assertThatThrownBy(() -> acquire(new FailingDisk(64 * MIB, 50 * MIB)))
                .isInstanceOf(CollectorFailure.ReadError.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_side_file_that_somebody_else_wrote_meanwhile_leaves_no_image_and_stays() throws IOException {
        Path parts = folder.resolve("store-0.dd.parts.json");
        Meter meter = new Meter() {
            @Override
            public void add(long bytes) {}

            @Override
            public void close() {
                write(parts);
            }
        };

        assertThatThrownBy(() -> acquire(new FailingDisk(MIB, MIB), meter))
                .isInstanceOf(CollectorFailure.TargetTaken.class);

        assertThat(folder).isDirectoryContaining(parts::equals).isDirectoryNotContaining(file -> !file.equals(parts));
        assertThat(parts).hasContent("of somebody else");
    }

    @Test
    void an_alarm_such_as_a_persons_ends_it() {
        Meter meter = new Meter() {
            @Override
            public void add(long bytes) {
                alarm.raise("person", new CollectorFailure.Interrupted("told to stop"));
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> acquire(new FailingDisk(512 * MIB, 512 * MIB), meter))
                .isInstanceOf(CollectorFailure.Interrupted.class);

        assertThat(folder).isEmptyDirectory();
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "of somebody else");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Manifest acquire(Device disk) {
        return acquire(disk, new Meter() {
            @Override
            public void add(long bytes) {}

            @Override
            public void close() {}
        });
    }

    private Manifest acquire(Device disk, Meter meter) {
        InFolder destination = new InFolder(folder.resolve("store-0.dd"), Executors.newCachedThreadPool());
        Manifest.ByHand person = new Manifest.ByHand("root", "suspect");
        try (CaptureLog log = new CaptureLog(LogStream.none(), clock)) {
            ProvenImage image = new ProvenImage(
                    destination,
                    Origin.byHand(null, person),
                    Machine.of("suspect"),
                    List.of(Digest.SHA256),
                    log,
                    clock,
                    alarm);
            return new ByHand(image, log, clock).acquire(() -> disk, size -> meter);
        }
    }
}
