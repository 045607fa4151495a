package impound.collector.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PartPlanTest {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long CEILING = PartPlan.MOST_PARTS * PartPlan.LARGEST_PART;

    @Test
    void covers_every_size_that_fits_into_an_object_within_s3s_limits() {
        LongStream sizes = LongStream.concat(edges(), anyOf(50_000)).map(size -> size / 512 * 512);

        sizes.forEach(size -> {
            PartPlan plan = PartPlan.of(size);
            long last = size - (plan.count() - 1L) * plan.partSize();

            assertThat(plan.count()).isBetween(1, PartPlan.MOST_PARTS);
            assertThat(plan.partSize()).isBetween(5 * MIB, PartPlan.LARGEST_PART);
            assertThat(plan.partSize() % (512 * KIB)).isZero();
            assertThat(last).isBetween(1L, plan.partSize());
        });
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

    private static LongStream edges() {
        return LongStream.of(
                512, 5 * MIB, 16 * MIB - 512, 16 * MIB, 16 * MIB + 512, GIB, 16_384 * GIB, CEILING - 512, CEILING);
    }

    // Evenly over the magnitudes; the seed is fixed, so that a failure can be seen again.
    private static LongStream anyOf(int count) {
        Random random = new Random(6);
        double magnitudes = Math.log(CEILING / 512.0);
        return LongStream.generate(() -> (long) (512 * Math.exp(random.nextDouble() * magnitudes)))
                .limit(count);
    }
}
