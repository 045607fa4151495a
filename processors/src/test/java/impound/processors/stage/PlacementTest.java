package impound.processors.stage;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.fakes.Life;
import impound.processors.gateway.Collectors.Order;
import impound.processors.gateway.Volumes;
import impound.processors.id.VolumeId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Volume and collector go to one zone: which it is, and by which type of machine. */
class PlacementTest extends InTwoZones {
    @Test
    void only_a_zone_that_offers_a_collector_gets_a_volume() {
        world.collectors.offers("m5.large", B);

        restore.advance(Life.upTo(StageName.RESTORE, ROOT));

        assertThat(world.volumes.orders()).extracting(Volumes.Order::zone).containsExactly(B);
    }

    @Test
    void volumes_are_spread_over_the_zones_and_each_stays_in_its_own() {
        var zones = IntStream.range(0, 40)
                .mapToObj(number -> new VolumeId("vol-0a00000000000%04x".formatted(number)))
                .map(id -> Evidence.of(
                        Life.upTo(StageName.RESTORE).incident(),
                        Life.upTo(StageName.RESTORE).target(),
                        of(id)))
                .peek(evidence -> assertThat(placement.zone(evidence)).isEqualTo(placement.zone(evidence)))
                .map(placement::zone)
                .toList();

        assertThat(zones).containsOnly(A, B);
        assertThat(zones.stream().filter(A::equals).count()).isBetween(10L, 30L);
    }

    @Test
    void a_second_delivery_makes_no_second_volume_though_other_zones_are_offered_by_then() {
        var evidence = Life.upTo(StageName.RESTORE);
        world.collectors.offers("m5.large", B);
        restore.advance(evidence);
        world.collectors.offers("m5.large", A);

        restore.advance(evidence);

        assertThat(world.volumes.orders()).extracting(Volumes.Order::zone).containsExactly(B, B);
        assertThat(world.volumes.ids()).hasSize(1);
    }

    @Test
    void a_second_delivery_launches_no_second_collector_though_the_first_type_has_capacity_by_then() {
        var evidence = Life.upTo(StageName.LAUNCH);
        world.collectors.exhaust(A, "m6i.large");
        launch.advance(evidence);
        world.collectors.refill(A, "m6i.large");

        var again = (Evidence) launch.advance(evidence);

        assertThat(again.link(Link.CollectorLaunched.class).instanceType()).isEqualTo("m5.large");
        assertThat(world.collectors.launched()).isEqualTo(1);
    }

    @Test
    void where_the_first_type_has_no_capacity_the_next_is_taken_in_the_same_zone() {
        world.collectors.exhaust(A, "m6i.large");

        var launched = (Evidence) launch.advance(Life.upTo(StageName.LAUNCH));

        assertThat(world.collectors.orders())
                .extracting(Order::zone, Order::type)
                .containsExactly(tuple(A, "m6i.large"), tuple(A, "m5.large"));
        assertThat(launched.link(Link.CollectorLaunched.class).instanceType()).isEqualTo("m5.large");
    }

    @Test
    void the_next_type_is_also_taken_where_the_zone_does_not_know_the_first() {
        world.collectors.refuse(A, "m6i.large", "Unsupported", 400);

        var launched = (Evidence) launch.advance(Life.upTo(StageName.LAUNCH));

        assertThat(launched.link(Link.CollectorLaunched.class).instanceType()).isEqualTo("m5.large");
    }

    @Test
    void a_full_quota_is_the_same_in_every_zone_and_no_reason_to_go_to_another() {
        world.collectors.refuse(A, "m6i.large", "VcpuLimitExceeded", 400);

        assertThatThrownBy(() -> launch.advance(Life.upTo(StageName.LAUNCH)))
                .isInstanceOf(Ec2Exception.class)
                .satisfies(thrown -> assertThat(Answers.isForLater(thrown)).isTrue());
        assertThat(world.collectors.orders()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 124, 125, 499, 500, 501, 1024, 1025, 16_384, 16_385, 46_080})
    void a_volume_of_any_size_is_ordered_as_large_as_its_disk_and_never_on_magnetic_disks(int gib) {
        var volume = DATA.id();
        var disk = new SourceVolume(volume, DATA.instance(), "/dev/sdf", gib, "st1", "");

        restore.advance(Life.upTo(StageName.RESTORE, disk));

        assertThat(world.volumes.orders()).singleElement().satisfies(order -> {
            assertThat(order.gib()).isEqualTo(gib);
            assertThat(order.disk().type()).isEqualTo("gp3");
        });
    }

    private static SourceVolume of(VolumeId id) {
        return new SourceVolume(id, ROOT.instance(), "/dev/xvda", 8, "gp3", "");
    }
}
