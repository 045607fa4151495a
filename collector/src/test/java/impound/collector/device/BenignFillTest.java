package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.MemoryDisk;
import impound.collector.record.Manifest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenignFillTest {

    private static final int MIB = 1 << 20;

    private final Alarm alarm = new Alarm(Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void only_the_bad_sectors_are_zeros_and_neighbours_are_one_range(int sector) {
        MemoryDisk disk = new MemoryDisk(2 * MIB, sector);
        disk.badSectors.addAll(List.of(0L, 7L, 8L, 9L, 2L * MIB / sector - 1));
        BenignFill fill = new BenignFill(disk, alarm);

        byte[] read = read(fill, 0, 2 * MIB);

        assertThat(read).isEqualTo(disk.filled());
        assertThat(fill.badRanges())
                .containsExactly(
                        new Manifest.Range(0, sector),
                        new Manifest.Range(7L * sector, 3L * sector),
                        new Manifest.Range(2L * MIB - sector, sector));
    }

    @Test
    void an_error_that_passes_costs_no_byte() {
        MemoryDisk disk = new MemoryDisk(MIB);
        disk.passingErrors = 2;
        BenignFill fill = new BenignFill(disk, alarm);

        assertThat(read(fill, 0, MIB)).isEqualTo(disk.content);
        assertThat(fill.badRanges()).isEmpty();
        assertThat(disk.reads).hasValue(3);
    }

    @Test
    void an_error_that_passes_only_when_it_was_narrowed_to_a_sector_costs_no_byte() {
        MemoryDisk disk = new MemoryDisk(4096);
        disk.passingErrors = 3 + 2 + 2;
        BenignFill fill = new BenignFill(disk, alarm);

        assertThat(read(fill, 0, 4096)).isEqualTo(disk.content);
        assertThat(fill.badRanges()).isEmpty();
    }

    @Test
    void a_bad_sector_is_found_by_halves_and_not_by_reading_every_sector() {
        MemoryDisk disk = new MemoryDisk(2 * MIB);
        disk.badSectors.add(3000L);

        read(new BenignFill(disk, alarm), 0, 2 * MIB);

        assertThat(disk.reads.get()).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({"0, 2097152", "512, 1024", "1536, 512", "1024, 3072", "100000, 4097", "1048575, 2"})
    void a_second_reading_has_the_same_bytes_from_whatever_offset(int offset, int length) {
        MemoryDisk disk = new MemoryDisk(2 * MIB);
        disk.badSectors.addAll(List.of(2L, 3L, 5L, 200L, 2047L));
        BenignFill fill = new BenignFill(disk, alarm);
        byte[] first = read(fill, 0, 2 * MIB);

        byte[] second = read(fill.again(), offset, length);

        assertThat(second).isEqualTo(Arrays.copyOfRange(first, offset, offset + length));
    }

    @Test
    void a_bad_sector_is_zeros_at_a_second_reading_even_where_it_can_be_read_by_then() {
        MemoryDisk disk = new MemoryDisk(MIB);
        disk.badSectors.add(5L);
        BenignFill fill = new BenignFill(disk, alarm);
        byte[] first = read(fill, 0, MIB);

        disk.badSectors.clear();

        assertThat(read(fill.again(), 0, MIB)).isEqualTo(first);
    }

    @Test
    void a_sector_that_could_be_read_and_cannot_be_at_a_second_reading_is_an_error() {
        MemoryDisk disk = new MemoryDisk(MIB);
        BenignFill fill = new BenignFill(disk, alarm);
        read(fill, 0, MIB);

        disk.badSectors.add(5L);

        assertThatThrownBy(() -> read(fill.again(), 0, MIB)).isInstanceOf(CollectorFailure.ReadError.class);
        assertThat(fill.badRanges()).isEmpty();
    }

    @Test
    void a_device_that_is_gone_is_no_bad_medium() {
        MemoryDisk disk = new MemoryDisk(MIB);
        disk.isGone = true;
        BenignFill fill = new BenignFill(disk, alarm);

        assertThatThrownBy(() -> read(fill, 0, MIB))
                .isInstanceOf(CollectorFailure.ReadError.class)
                .hasMessage("no such device");
        assertThat(fill.badRanges()).isEmpty();
    }

    @Test
    void a_device_that_answers_hardly_any_read_fails_as_a_whole_once_that_is_sure() {
        int most = Math.toIntExact(BenignFill.HARDLY_ANY);
        MemoryDisk disk = new MemoryDisk(most + 4 * MIB, 4096);
        LongStream.range(0, disk.content.length / 4096).forEach(disk.badSectors::add);
        BenignFill fill = new BenignFill(disk, alarm);

        read(fill, 0, most);

        assertThatThrownBy(() -> read(fill, most, MIB))
                .isInstanceOf(CollectorFailure.ReadError.class)
                .hasMessageContaining("fails as a whole");
    }

    @Test
    void a_device_that_ends_early_gives_what_it_has_before_and_after_a_bad_sector() {
        MemoryDisk disk = new MemoryDisk(MIB);
        disk.badSectors.add(3L);
        disk.end = 10_000;
        ByteBuffer buffer = ByteBuffer.allocate(MIB);

        new BenignFill(disk, alarm).read(buffer, 0);

        assertThat(buffer.position()).isEqualTo(10_000);
        assertThat(Arrays.copyOf(buffer.array(), 10_000)).isEqualTo(Arrays.copyOf(disk.filled(), 10_000));
    }

    @Test
    void whatever_sectors_are_bad_all_others_are_read_and_the_list_is_theirs() {
        Random random = new Random(42);
        for (int round = 0; round < 50; round++) {
            MemoryDisk disk = new MemoryDisk(MIB);
            for (int number = random.nextInt(60); number > 0; number--) {
                disk.badSectors.add((long) random.nextInt(MIB / 512));
            }
            BenignFill fill = new BenignFill(disk, alarm);

            byte[] read = read(fill, 0, MIB);

            assertThat(read).as("round %d", round).isEqualTo(disk.filled());
            assertThat(fill.badRanges().stream().flatMap(range -> LongStream.range(
                                    range.offset() / 512, (range.offset() + range.length()) / 512)
                            .boxed()))
                    .containsExactlyElementsOf(disk.badSectors);
        }
    }

    private static byte[] read(ByteSource source, long offset, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        source.read(buffer, offset);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }
}
