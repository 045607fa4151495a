package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.device.SliceRing;
import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartChecksum;
import impound.collector.report.ImageWritten;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImagingTest {

    private static final int MIB = 1 << 20;

    private final Alarm alarm = new Alarm(Duration.ofSeconds(30));
    private final MemoryUpload upload = new MemoryUpload();
    private final AtomicLong acknowledged = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void the_object_has_the_devices_bytes_and_the_hash_is_theirs(PartChecksum checksum) {
        upload.checksum = checksum;
        MemoryDisk disk = new MemoryDisk(33 * MIB + 512);

        ImageWritten image = imaging(roomy()).image(disk);

        assertThat(upload.object).isEqualTo(disk.content);
        assertThat(image.digests()).containsEntry(Digest.SHA256, Hashes.sha256(disk.content));
        assertThat(image.parts()).hasSize(3);
        assertThat(acknowledged).hasValue(disk.size());
    }

    @Test
    void reads_each_byte_once_while_parts_fit_into_the_ring() {
        MemoryDisk disk = new MemoryDisk(40 * MIB);

        imaging(roomy()).image(disk);

        assertThat(disk.bytesRead).hasValue(disk.size());
    }

    @ParameterizedTest
    @EnumSource
    void a_part_too_large_for_the_ring_is_read_again_and_arrives_whole(PartChecksum checksum) {
        upload.checksum = checksum;
        MemoryDisk disk = new MemoryDisk(33 * MIB);
        SliceRing small = new SliceRing(4, MIB, alarm);

        imaging(small).image(disk);

        assertThat(upload.object).isEqualTo(disk.content);
        assertThat(disk.bytesRead).hasValue(2 * disk.size());
    }

    @ParameterizedTest
    @EnumSource
    void a_device_that_answers_otherwise_when_it_is_read_again_fails_the_image(PartChecksum checksum) {
        upload.checksum = checksum;
        MemoryDisk disk = new MemoryDisk(33 * MIB);
        disk.changing = 20 * MIB;
        SliceRing small = new SliceRing(4, MIB, alarm);

        assertThatThrownBy(() -> imaging(small).image(disk))
                .isInstanceOf(CollectorFailure.UploadFailed.class)
                .hasMessageContaining("part 2");
        assertThat(upload.object).isNull();
    }

    @Test
    void a_device_that_ends_early_is_a_short_read() {
        MemoryDisk disk = new MemoryDisk(20 * MIB);
        disk.end = 17 * MIB + 512;

        assertThatThrownBy(() -> imaging(roomy()).image(disk))
                .isInstanceOf(CollectorFailure.ShortRead.class)
                .hasMessageContaining(Integer.toString(disk.end));
        assertThat(upload.object).isNull();
    }

    @Test
    void a_disk_that_vanishes_fails_the_image() {
        MemoryDisk disk = new MemoryDisk(20 * MIB);
        disk.isGone = true;

        assertThatThrownBy(() -> imaging(roomy()).image(disk)).isInstanceOf(CollectorFailure.ReadError.class);
        assertThat(upload.object).isNull();
    }

    @Test
    void a_bad_sector_is_zeros_in_object_and_hash_and_listed_with_all_others_at_their_own_offsets() {
        MemoryDisk disk = new MemoryDisk(20 * MIB);
        disk.badSectors.add(10232L);

        ImageWritten image = imaging(roomy()).image(disk);

        assertThat(upload.object).isEqualTo(disk.filled());
        assertThat(image.digests()).containsEntry(Digest.SHA256, Hashes.sha256(disk.filled()));
        assertThat(image.badRanges()).containsExactly(new Manifest.Range(10232 * 512, 512));
    }

    @Test
    void a_part_that_is_read_again_has_the_same_zeros() {
        MemoryDisk disk = new MemoryDisk(33 * MIB);
        disk.badSectors.addAll(List.of(0L, 511L, 512L, 513L, 40000L));

        ImageWritten image = imaging(new SliceRing(4, MIB, alarm)).image(disk);

        assertThat(upload.object).isEqualTo(disk.filled());
        assertThat(image.digests()).containsEntry(Digest.SHA256, Hashes.sha256(disk.filled()));
    }

    @Test
    void a_refused_part_fails_the_image() {
        upload.failingPart = 2;

        assertThatThrownBy(() -> imaging(roomy()).image(new MemoryDisk(64 * MIB)))
                .isInstanceOf(CollectorFailure.UploadFailed.class)
                .hasMessageContaining("part 2");
        assertThat(upload.object).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_stores_less_is_caught(PartChecksum checksum) {
        upload.checksum = checksum;
        upload.lostBytes = 512;

        assertThatThrownBy(() -> imaging(roomy()).image(new MemoryDisk(MIB)))
                .isInstanceOf(CollectorFailure.StoredDiffers.class)
                .hasMessageContaining("length");
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_stores_other_bytes_is_caught(PartChecksum checksum) {
        upload.checksum = checksum;
        upload.spoiltPart = 2;

        assertThatThrownBy(() -> imaging(roomy()).image(new MemoryDisk(40 * MIB)))
                .isInstanceOf(CollectorFailure.StoredDiffers.class)
                .hasMessageContaining("checksum of the stored image");
    }

    @Test
    void a_read_that_never_returns_is_a_failure_of_its_own() {
        MemoryDisk disk = new MemoryDisk(MIB);
        disk.hangs = true;
        Alarm impatient = new Alarm(Duration.ofMillis(1));
        SliceRing ring = new SliceRing(8, MIB, impatient);

        assertThatThrownBy(() -> new Imaging(upload, List.of(Digest.SHA256), bytes -> {}, ring, impatient).image(disk))
                .isInstanceOf(CollectorFailure.Stalled.class);
    }

    @Test
    void a_server_that_never_answers_is_a_failure_of_its_own() {
        upload.isSilent = true;
        Alarm impatient = new Alarm(Duration.ofMillis(300));
        SliceRing ring = new SliceRing(8, MIB, impatient);

        assertThatThrownBy(() -> new Imaging(upload, List.of(Digest.SHA256), bytes -> {}, ring, impatient)
                        .image(new MemoryDisk(MIB)))
                .isInstanceOf(CollectorFailure.Stalled.class)
                .hasMessageContaining("S3 to take the last parts");
    }

    private Imaging imaging(SliceRing ring) {
        return new Imaging(upload, List.of(Digest.SHA256, Digest.MD5), acknowledged::addAndGet, ring, alarm);
    }

    private SliceRing roomy() {
        return new SliceRing(20, 2 * MIB, alarm);
    }
}
