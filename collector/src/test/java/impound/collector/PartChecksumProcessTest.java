package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.PartChecksum;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the process sends for S3's check of each part, and what it makes of a server that stores something else. */
class PartChecksumProcessTest extends ProcessFixture {

    @ParameterizedTest
    @EnumSource
    void each_part_bears_the_checksum_that_was_ordered_and_the_sdk_adds_none(PartChecksum checksum) {
        order(checksum);

        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).as(collector.output()).isZero();
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
        assertThat(aws.s3().headers("UploadPart")).hasSize(3).allSatisfy(headers -> {
            assertThat(headers.keySet())
                    .filteredOn(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .isEqualToIgnoringCase("x-amz-checksum-" + checksum.text());
            // Neither behind the body nor in its framing.
            assertThat(headers).doesNotContainKeys("X-amz-trailer", "X-amz-sdk-checksum-algorithm", "Content-encoding");
        });
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void a_server_that_stores_less_is_found_out(PartChecksum checksum) {
        order(checksum);
        aws.s3().spoil(bytes -> Arrays.copyOf(bytes, bytes.length - 512));

        assertThat(collect().exitCode()).isEqualTo(1);
        assertThat(failed()).contains("STORED_DIFFERS", "length of the stored image");
        assertThat(aws.s3().objects()).doesNotContainKey(IMAGE + ".manifest.json");
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void a_server_that_stores_other_bytes_is_found_out(PartChecksum checksum) {
        order(checksum);
        aws.s3().spoil(bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });

        assertThat(collect().exitCode()).isEqualTo(1);
        assertThat(failed()).contains("STORED_DIFFERS", "checksum of the stored image");
        assertThat(aws.s3().objects()).doesNotContainKey(IMAGE + ".manifest.json");
    }
}
