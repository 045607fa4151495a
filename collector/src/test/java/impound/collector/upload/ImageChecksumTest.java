package impound.collector.upload;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.aws.S3Sums;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageChecksumTest {

    @Test
    void the_crc_is_the_one_that_s3_means() {
        ImageChecksum crc = ImageChecksum.of(PartChecksum.CRC64NVME);

        crc.update(ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII)));

        // NVM Express NVM Command Set Specification, 64b CRC; and the catalogue of CRC algorithms: the check value.
        assertThat(crc.cut()).isEqualTo("ae8b14860a799888");
        assertThat(crc.whole(List.of()).value()).isEqualTo("rosUhgp5mIg=");
    }

    @ParameterizedTest
    @EnumSource
    void each_part_has_its_own_checksum_and_the_whole_is_what_s3_comes_to(PartChecksum kind) {
        List<byte[]> bytes = List.of(bytes(300_007), bytes(64 << 10), bytes(1));
        ImageChecksum checksum = ImageChecksum.of(kind);
        List<PartList.Part> parts = bytes.stream()
                .map(part -> {
                    checksum.update(direct(part));
                    return new PartList.Part(1, 0, part.length, checksum.cut());
                })
                .toList();

        assertThat(parts)
                .extracting(PartList.Part::checksum)
                .containsExactlyElementsOf(
                        bytes.stream().map(part -> S3Sums.hex(kind, part)).toList());
        assertThat(checksum.whole(parts)).isEqualTo(S3Sums.whole(kind, bytes));
    }

    /** As slices are seen: outside of the heap, and not to be written. */
    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
