package impound.collector.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.device.Slice;
import impound.collector.record.Digest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {

    private final Alarm alarm = new Alarm(Duration.ofSeconds(20));

    @ParameterizedTest
    @CsvSource({"1, 1", "511, 512", "512, 512", "4097, 64", "1000003, 65536", "300000, 7"})
    void every_digest_is_the_platforms_whatever_the_slices(int size, int sliceSize) throws Exception {
        byte[] disk = bytes(size);
        Digests digests = Digests.of(EnumSet.allOf(Digest.class), alarm);

        send(disk, sliceSize, digests);
        SortedMap<Digest, String> hashes = digests.finish(size);

        assertThat(hashes).containsOnlyKeys(Digest.values());
        for (Digest digest : Digest.values()) {
            byte[] expected =
                    java.security.MessageDigest.getInstance(digest.algorithm()).digest(disk);
            assertThat(hashes).containsEntry(digest, HexFormat.of().formatHex(expected));
        }
    }

    @Test
    void a_digest_over_fewer_bytes_than_the_device_has_is_refused() {
        Digests digests = Digests.of(Set.of(Digest.SHA256), alarm);

        send(bytes(1024), 512, digests);

        assertThatThrownBy(() -> digests.finish(1536))
                .isInstanceOf(CollectorFailure.ShortRead.class)
                .hasMessageContaining("1024 of 1536");
    }

    @Test
    void a_digest_thread_that_dies_fails_the_run() {
        Digests digests = Digests.of(Set.of(Digest.SHA256), alarm);
        Slice deadly = new Slice(0, null, buffer -> {});

        digests.update(deadly);

        assertThatThrownBy(() -> digests.finish(512))
                .isInstanceOf(CollectorFailure.WorkerDied.class)
                .hasMessageContaining("sha256 died");
    }

    private static void send(byte[] disk, int sliceSize, Digests digests) {
        for (int offset = 0; offset < disk.length; offset += sliceSize) {
            int end = Math.min(disk.length, offset + sliceSize);
            Slice slice = new Slice(offset, ByteBuffer.wrap(Arrays.copyOfRange(disk, offset, end)), buffer -> {});
            digests.update(slice);
            slice.release();
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
