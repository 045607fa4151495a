package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Link;
import impound.processors.evidence.Link.CollectorGivenUp;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.StoredImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which collector is given up, and which is only slow. */
class CollectorWatchTest {
    private static final List<String> SURVIVABLE = List.of(
            "NO_METADATA",
            "DEVICE_NOT_FOUND",
            "READ_ERROR",
            "SHORT_READ",
            "UPLOAD_FAILED",
            "STALLED",
            "WORKER_DIED",
            "UNEXPECTED");
    private static final List<String> FINAL = List.of(
            "TASK_REFUSED",
            "ACCESS_REFUSED",
            "DEVICE_IDENTITY",
            "DEVICE_IN_USE",
            "DEVICE_WRITABLE",
            "DEVICE_WRITTEN",
            "SIZE_MISMATCH",
            "TOO_LARGE",
            "STORED_DIFFERS",
            // of what a person images by hand, so that no coordinator hears of them
            "TARGET_TAKEN",
            "NO_SPACE",
            "INTERRUPTED");

    private final CollectorAtWork collector = new CollectorAtWork();

    @Test
    void a_collector_that_is_not_ready_after_a_quarter_of_an_hour_is_given_up() {
        var launched = collector.launched();

        var before = collector.lookedFor(Duration.ofMinutes(15), launched);
        var after = collector.looked(before);

        assertThat(before.find(CollectorGivenUp.class)).isEmpty();
        assertThat(after.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_NOT_STARTED");
        assertThat(after.link(CollectorGivenUp.class).why()).contains(COLLECTOR.value(), "PT15M");
    }

    @Test
    void a_collector_that_was_ready_in_time_is_not_blamed_for_a_look_that_comes_late() {
        var launched = collector.launched();
        collector.saysReady(launched);
        collector.world.clock.pass(Duration.ofHours(3));

        var ready = collector.looked(launched);

        assertThat(ready.link(Link.CollectorReady.class).collector()).isEqualTo(COLLECTOR);
    }

    @Test
    void a_collector_without_progress_is_given_up_when_even_a_reboot_would_have_shown_some() {
        var reading = collector.reading();
        collector.saysProgress(reading, 16 << 20);

        var before = collector.lookedFor(Duration.ofMinutes(46), reading);
        var after = collector.looked(before);

        assertThat(before.find(CollectorGivenUp.class)).isEmpty();
        assertThat(after.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_STALLED");
        assertThat(after.link(CollectorGivenUp.class).why()).contains("16777216 of 8589934592 bytes");
    }

    @Test
    void a_collector_that_never_began_to_read_is_given_up_too() {
        var after = collector.lookedFor(Duration.ofMinutes(50), collector.reading());

        assertThat(after.link(CollectorGivenUp.class).why()).contains("nothing read");
    }

    @Test
    void a_collector_that_goes_on_however_slowly_is_waited_for() {
        var reading = collector.reading();
        for (int part = 1; part <= 3; part++) {
            collector.saysProgress(reading, part << 20);
            reading = collector.lookedFor(Duration.ofMinutes(20), reading);
        }

        assertThat(reading.find(CollectorGivenUp.class)).isEmpty();
    }

    @Test
    void a_collector_that_began_anew_after_a_reboot_has_made_progress() {
        var reading = collector.reading();
        collector.saysProgress(reading, 16 << 20);
        reading = collector.lookedFor(Duration.ofMinutes(30), reading);
        collector.saysProgress(reading, 0);

        var after = collector.lookedFor(Duration.ofMinutes(30), reading);

        assertThat(after.find(CollectorGivenUp.class)).isEmpty();
    }

    @Test
    void a_larger_disk_is_given_longer_since_its_parts_are_larger() {
        assertThat(CollectorBounds.progress(16 * 1024)).isEqualTo(Duration.ofMinutes(61));
    }

    @Test
    void the_manifest_of_a_collector_that_seemed_to_stand_still_is_taken() {
        var reading = collector.lookedFor(Duration.ofMinutes(44), collector.reading());
        new StoredImage().put(collector.world.bucket);
        collector.world.clock.pass(Duration.ofHours(1));

        assertThat(collector.looked(reading).next()).isEqualTo(StageName.VERIFY);
    }

    @ParameterizedTest
    @FieldSource("SURVIVABLE")
    void a_failure_of_the_machine_or_the_network_is_another_collectors_to_survive(String reason) {
        var reading = collector.reading();
        collector.saysFailed(reading, reason);

        var givenUp = collector.looked(reading);

        assertThat(givenUp.link(CollectorGivenUp.class).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @FieldSource("FINAL")
    void a_failure_of_the_disk_or_our_setup_ends_the_collection(String reason) {
        var reading = collector.reading();
        collector.saysFailed(reading, reason);

        assertThatThrownBy(() -> collector.look(reading))
                .isInstanceOfSatisfying(CollectorFailed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(reason))
                .hasMessage("it was so");
    }

    @Test
    void a_word_that_nobody_here_knows_ends_the_collection() {
        var reading = collector.reading();
        collector.saysFailed(reading, "A_WORD_OF_TOMORROW");

        assertThatThrownBy(() -> collector.look(reading)).isInstanceOf(CollectorFailed.class);
    }

    @Test
    void of_every_failure_that_a_collector_knows_it_is_decided_whether_another_may_survive_it() throws Exception {
        var reasons = new ArrayList<String>();
        reasons.add(CollectorFailure.reasonOf(new IllegalStateException()));
        for (var kind : CollectorFailure.class.getPermittedSubclasses()) {
            reasons.add(reason(kind));
        }

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(SURVIVABLE.stream(), FINAL.stream()).toList());
    }

    private static String reason(Class<?> kind) throws ReflectiveOperationException {
        var constructor = kind.getConstructors()[0];
        var arguments = Stream.of(constructor.getParameterTypes())
                .map(type -> type == String.class ? "so" : new IllegalStateException("so"))
                .toArray();
        return ((CollectorFailure) constructor.newInstance(arguments)).reason();
    }

    @Test
    void a_failure_before_the_volume_was_attached_is_noticed_too() {
        var launched = collector.launched();
        collector.saysFailed(launched, "UNEXPECTED");

        assertThat(collector.looked(launched).link(CollectorGivenUp.class).why())
                .isEqualTo("it was so");
    }

    @Test
    void what_an_earlier_collector_said_does_not_count_against_a_new_one() {
        var launched = collector.launched();
        collector.saysFailed(launched, "SIZE_MISMATCH");
        var again =
                collector.launched(Life.add(launched, new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "it ended")));

        assertThat(collector.looked(again).find(CollectorGivenUp.class)).isEmpty();
    }
}
