package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.device.Device;
import impound.collector.device.SliceRing;
import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.report.ImageWritten;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ImagingTest {

    private static final int MIB = 1 << 20;

    private final Alarm alarm = new Alarm(Duration.ofSeconds(30));
    private final MemoryUpload upload = new MemoryUpload();
    private final AtomicLong acknowledged = new AtomicLong();

    @Test
    void the_object_has_the_devices_bytes_and_the_hash_is_theirs() {
        Disk disk = new Disk(33 * MIB + 512);

        ImageWritten image = imaging(roomy()).image(disk);

        assertThat(upload.object).isEqualTo(disk.content);
        assertThat(image.digests()).containsEntry(Digest.SHA256, Hashes.sha256(disk.content));
        assertThat(image.parts()).hasSize(3);
        assertThat(acknowledged).hasValue(disk.size());
    }

    @Test
    void reads_each_byte_once_while_parts_fit_into_the_ring() {
        Disk disk = new Disk(40 * MIB);

        imaging(roomy()).image(disk);

        assertThat(disk.bytesRead).hasValue(disk.size());
    }

    @Test
    void a_part_too_large_for_the_ring_is_read_again_and_arrives_whole() {
        Disk disk = new Disk(33 * MIB);
        SliceRing small = new SliceRing(4, MIB, alarm);

        imaging(small).image(disk);

        assertThat(upload.object).isEqualTo(disk.content);
        assertThat(disk.bytesRead).hasValue(2 * disk.size());
    }

    @Test
    void a_device_that_ends_early_is_a_short_read() {
        Disk disk = new Disk(20 * MIB);
        disk.end = 17 * MIB + 512;

        assertThatThrownBy(() -> imaging(roomy()).image(disk))
                .isInstanceOf(CollectorFailure.ShortRead.class)
                .hasMessageContaining(Integer.toString(disk.end));
        assertThat(upload.object).isNull();
    }

    @Test
    void a_read_error_fails_the_image() {
        Disk disk = new Disk(20 * MIB);
        disk.bad = 18 * MIB;

        assertThatThrownBy(() -> imaging(roomy()).image(disk)).isInstanceOf(CollectorFailure.ReadError.class);
        assertThat(upload.object).isNull();
    }

    @Test
    void a_refused_part_fails_the_image() {
        upload.failingPart = 2;

        assertThatThrownBy(() -> imaging(roomy()).image(new Disk(64 * MIB)))
                .isInstanceOf(CollectorFailure.UploadFailed.class)
                .hasMessageContaining("part 2");
        assertThat(upload.object).isNull();
    }

    @Test
    void a_server_that_stores_less_is_caught() {
        upload.lostBytes = 512;

        assertThatThrownBy(() -> imaging(roomy()).image(new Disk(MIB)))
                .isInstanceOf(CollectorFailure.StoredDiffers.class)
                .hasMessageContaining("length");
    }

    @Test
    void a_read_that_never_returns_is_a_failure_of_its_own() {
        Disk disk = new Disk(MIB);
        disk.bad = 0;
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

        assertThatThrownBy(() ->
                        new Imaging(upload, List.of(Digest.SHA256), bytes -> {}, ring, impatient).image(new Disk(MIB)))
                .isInstanceOf(CollectorFailure.Stalled.class)
                .hasMessageContaining("S3 to take the last parts");
    }

    private Imaging imaging(SliceRing ring) {
        return new Imaging(upload, List.of(Digest.SHA256, Digest.MD5), acknowledged::addAndGet, ring, alarm);
    }

    private SliceRing roomy() {
        return new SliceRing(20, 2 * MIB, alarm);
    }

    /** A disk in memory that ends, fails or hangs where it is told to. */
    private static final class Disk implements Device {
        private final byte[] content;
        private final AtomicLong bytesRead = new AtomicLong();
        private int end;
        private int bad = -1;
        private boolean hangs;

        private Disk(int size) {
            content = new byte[size];
            new Random(1).nextBytes(content);
            end = size;
        }

        @Override
        public Manifest.Device description() {
            return new Manifest.Device("/dev/test", "vol0", "memory", content.length, 512);
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void read(ByteBuffer buffer, long offset) {
            if (bad >= 0 && bad >= offset && bad < offset + buffer.remaining()) {
                misbehave();
            }
            int count = (int) Math.max(0, Math.min(buffer.remaining(), end - offset));
            buffer.put(content, (int) offset, count);
            bytesRead.addAndGet(count);
        }

        private void misbehave() {
            while (hangs) {
                java.util.concurrent.locks.LockSupport.park();
            }
            throw new CollectorFailure.ReadError("bad sector at " + bad, null);
        }

        @Override
        public void confirm() {}

        @Override
        public void close() {}
    }
}
