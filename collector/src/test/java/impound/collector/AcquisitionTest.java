package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.aws.S3Sums;
import impound.collector.device.DeviceFinder;
import impound.collector.digest.Hashes;
import impound.collector.record.Failed;
import impound.collector.record.Manifest;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.RecordJson;
import impound.collector.report.CaptureLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcquisitionTest {

    private static final String IMAGE = "evidence/inc-1/disk_evidence/vol-0source.image.dd";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path root;

    private final MemoryObjects objects = new MemoryObjects();
    private final MemoryUpload upload = new MemoryUpload();
    private final Lines readiness = new Lines();
    private final Lines capture = new Lines();
    private final byte[] disk = new byte[3 << 20];
    private DiskTree tree;

    @BeforeEach
    void attach() {
        new Random(2).nextBytes(disk);
        tree = new DiskTree(root);
        tree.attach("nvme1n1", "vol-0abc", disk);
    }

    @Test
    void leaves_the_image_and_its_side_files_and_the_manifest_last() {
        Manifest manifest = acquire(disk.length);

        assertThat(upload.object).isEqualTo(disk);
        assertThat(objects.keys())
                .startsWith("work/collectors/i-0c/ready.json")
                .contains("work/collectors/i-0c/progress.json")
                .endsWith(
                        IMAGE + ".sha256",
                        IMAGE + ".md5",
                        IMAGE + ".parts.json",
                        IMAGE + ".log",
                        IMAGE + ".manifest.json");
        assertThat(read(IMAGE + ".manifest.json", Manifest.class)).isEqualTo(manifest);
    }

    @Test
    void side_files_are_what_sha256sum_reads() {
        acquire(disk.length);

        assertThat(objects.text(IMAGE + ".sha256")).isEqualTo(Hashes.sha256(disk) + "  vol-0source.image.dd\n");
    }

    @Test
    void the_manifest_names_the_bytes_of_the_part_list() {
        Manifest manifest = acquire(disk.length);

        byte[] file = objects.get("evidence", "inc-1/disk_evidence/vol-0source.image.dd.parts.json");
        assertThat(manifest.parts().sha256()).isEqualTo(Hashes.sha256(file));
        assertThat(RecordJson.read(file, PartList.class).parts())
                .containsExactly(new PartList.Part(1, 0, disk.length, Hashes.sha256(disk)));
    }

    @ParameterizedTest
    @EnumSource
    void manifest_and_part_list_say_which_kind_of_checksum_they_hold(PartChecksum checksum) {
        upload.checksum = checksum;

        Manifest manifest = acquire(disk.length, checksum);

        assertThat(manifest.image().s3Checksum()).isEqualTo(S3Sums.whole(checksum, List.of(disk)));
        assertThat(manifest.parts().algorithm()).isEqualTo(checksum);
        assertThat(read(IMAGE + ".parts.json", PartList.class))
                .isEqualTo(new PartList(
                        "vol-0source.image.dd",
                        disk.length,
                        checksum,
                        List.of(new PartList.Part(1, 0, disk.length, S3Sums.hex(checksum, disk)))));
        assertThat(objects.text(IMAGE + ".log"))
                .contains(checksum.text() + " checksum ", "(" + checksum.type() + ") of what is stored equals ours");
    }

    @Test
    void the_log_tells_speed_hash_and_duration_and_is_stored_as_it_was_sent() {
        acquire(disk.length);

        assertThat(objects.text(IMAGE + ".log"))
                .contains("imaging begins", "MB/s", Hashes.sha256(disk), "whole operation took");
        assertThat(capture.texts()).anyMatch(line -> line.contains(Hashes.sha256(disk)));
        assertThat(readiness.texts()).singleElement().asString().contains("ready", "vol-0source");
    }

    @Test
    void manifest_and_log_tell_what_kept_the_disk_as_it_was() {
        Manifest manifest = acquire(disk.length);

        assertThat(manifest.device().protection())
                .isEqualTo(new Manifest.Protection(Manifest.ReadOnly.SET, DiskTree.WRITES, DiskTree.WRITES));
        assertThat(manifest.device().physicalSectorSize()).isEqualTo(4096);
        assertThat(objects.text(IMAGE + ".log"))
                .contains(
                        "kernel's read-only flag set and read back; not mounted, no swap, held by no other device",
                        "the kernel has counted 2 writes of 16 sectors, as before");
    }

    @Test
    void a_disk_that_is_written_meanwhile_becomes_no_image() {
        upload.whileSending = () -> tree.set("nvme1n1", "stat", DiskTree.stat(3, 24));

        assertThatThrownBy(() -> acquire(disk.length)).isInstanceOf(CollectorFailure.DeviceWritten.class);

        assertThat(failed().reason()).isEqualTo("DEVICE_WRITTEN");
        assertThat(failed().message()).contains("2 writes of 16 sectors before", "3 writes of 24 sectors now");
        assertThat(upload.isAborted).isTrue();
        assertThat(upload.object).isNull();
    }

    @Test
    void is_not_ready_where_the_evidence_bucket_refuses_it() {
        upload.isRefused = true;

        assertThatThrownBy(() -> acquire(disk.length)).isInstanceOf(CollectorFailure.AccessRefused.class);
        assertThat(readiness.texts()).isEmpty();
        assertThat(failed().reason()).isEqualTo("ACCESS_REFUSED");
    }

    @Test
    void a_failure_aborts_the_upload_and_says_why_and_leaves_no_manifest() {
        assertThatThrownBy(() -> acquire(disk.length + 512)).isInstanceOf(CollectorFailure.SizeMismatch.class);

        assertThat(upload.isAborted).isTrue();
        assertThat(failed().reason()).isEqualTo("SIZE_MISMATCH");
        assertThat(failed().message()).contains("expected " + (disk.length + 512), "found " + disk.length);
        assertThat(objects.keys()).noneMatch(key -> key.startsWith("evidence/"));
        assertThat(capture.texts()).anyMatch(line -> line.startsWith("failed: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {".sha256", ".md5", ".parts.json", ".log", ".manifest.json"})
    void a_file_that_is_refused_means_no_manifest(String ending) {
        objects.refuse(ending);

        assertThatThrownBy(() -> acquire(disk.length)).isInstanceOf(CollectorFailure.AccessRefused.class);
        assertThat(objects.keys()).doesNotContain(IMAGE + ".manifest.json");
    }

    @Test
    void a_log_that_is_throttled_is_no_lost_evidence() {
        capture.failing(2);

        acquire(disk.length);

        assertThat(capture.texts()).anyMatch(line -> line.contains("the image is whole"));
    }

    private Manifest acquire(long size) {
        return acquire(size, PartChecksum.SHA256);
    }

    private Manifest acquire(long size, PartChecksum checksum) {
        Machine machine = new Machine("i-0c", "1", "Java", "Linux");
        DeviceFinder devices = new DeviceFinder(tree.kernel(), tree.flag(), Duration.ofSeconds(1), time -> {});
        try (CaptureLog log = new CaptureLog(capture, CLOCK)) {
            return new Acquisition(
                            Tasks.of(size, checksum),
                            machine,
                            objects,
                            upload,
                            devices,
                            readiness,
                            log,
                            CLOCK,
                            new Alarm(Duration.ofSeconds(30)))
                    .acquire();
        }
    }

    private Failed failed() {
        return read("work/collectors/i-0c/failed.json", Failed.class);
    }

    private <T> T read(String place, Class<T> type) {
        return RecordJson.read(objects.text(place).getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
    }
}
