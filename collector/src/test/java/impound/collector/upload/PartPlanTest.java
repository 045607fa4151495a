package impound.collector.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class PartPlanTest {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long CEILING = PartPlan.MOST_PARTS * PartPlan.LARGEST_PART;
    private static final List<Long> EDGES =
            List.of(512L, 5 * MIB, 16 * MIB - 512, 16 * MIB, 16 * MIB + 512, GIB, 16_384 * GIB, CEILING - 512, CEILING);

    /** What offset and length of a read past the page cache have to be multiples of, whatever the disk. */
    private static final int GRAIN_OF_O_DIRECT = 4096;

    @Property(tries = 50_000)
    void covers_every_size_that_fits_into_an_object_within_s3s_limits(@ForAll("sizes") long size) {
        PartPlan plan = PartPlan.of(size);

        long last = size - (plan.count() - 1L) * plan.partSize();
        assertThat(plan.count()).isBetween(1, PartPlan.MOST_PARTS);
        assertThat(plan.partSize()).isBetween(5 * MIB, PartPlan.LARGEST_PART);
        assertThat(plan.partSize() % (512 * KIB)).isZero();
        assertThat(plan.partSize() % GRAIN_OF_O_DIRECT).isZero();
        assertThat(last).isBetween(1L, plan.partSize());
    }

    @Property(tries = 300)
    void parts_lie_end_to_end_from_the_first_byte_to_the_last(@ForAll("sizes") long size) {
        PartPlan plan = PartPlan.of(size);

        long end = 0;
        for (int part = 1; part < plan.count(); part++) {
            end += plan.partSize();
            assertThat(plan.endsAt(end)).isTrue();
            assertThat(plan.endsAt(end - 512)).isFalse();
        }
        assertThat(size - end).isBetween(1L, plan.partSize());
        assertThat(plan.endsAt(size)).isTrue();
    }

    @Provide
    Arbitrary<Long> sizes() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(EDGES)), Tuple.of(4, Arbitraries.randomValue(PartPlanTest::anySize)));
    }

    /** Evenly over the magnitudes, since few disks are near the ceiling. */
    private static long anySize(Random random) {
        double magnitudes = Math.log(CEILING / 512.0);
        return (long) (512 * Math.exp(random.nextDouble() * magnitudes)) / 512 * 512;
    }

    @Test
    void a_disk_larger_than_any_object_is_refused_before_the_first_byte() {
        LongStream.of(CEILING + 512, 60_000 * GIB, 65_536 * GIB)
                .forEach(size -> assertThatThrownBy(() -> PartPlan.of(size))
                        .isInstanceOf(CollectorFailure.TooLarge.class)
                        .hasMessageContaining(Long.toString(size)));
    }

    @Test
    void parts_stay_at_16_mib_as_long_as_10000_of_them_suffice() {
        assertThat(PartPlan.of(512).partSize()).isEqualTo(16 * MIB);
        assertThat(PartPlan.of(10_000 * 16 * MIB).partSize()).isEqualTo(16 * MIB);
        assertThat(PartPlan.of(10_000 * 16 * MIB + 512).partSize()).isEqualTo(16 * MIB + 512 * KIB);
    }

    @Test
    void every_part_ends_where_the_plan_says() {
        PartPlan plan = PartPlan.of(40 * MIB);

        assertThat(plan.endsAt(16 * MIB)).isTrue();
        assertThat(plan.endsAt(17 * MIB)).isFalse();
        assertThat(plan.endsAt(40 * MIB)).isTrue();
    }
}
