package impound.processors.aws;

import static impound.processors.fakes.Ids.MONITORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.aws.SnapshotBatch.Describe;
import impound.processors.failure.HeldBack;
import impound.processors.fakes.SettableClock;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotBatchTest {
    private final SettableClock clock = new SettableClock();
    private final SnapshotBatch batch = new SnapshotBatch(clock);
    private final Ec2 ec2 = new Ec2();

    @Test
    void a_few_are_each_asked_for_as_they_are_looked_at_and_seen_as_they_are_at_that_moment() {
        var four = pending(4);
        four.forEach(batch::expect);
        look(four);
        ec2.is(four.get(2), State.COMPLETED);

        look(four);

        assertThat(ec2.calls).isEqualTo(8);
        assertThat(batch.look(four.get(2), ec2))
                .get()
                .extracting(Snapshot::state)
                .isEqualTo(State.COMPLETED);
    }

    @Test
    void a_thousand_that_look_within_seconds_cost_five_calls_of_two_hundred() {
        var thousand = pending(1000);
        thousand.forEach(batch::expect);

        for (var id : thousand) {
            batch.look(id, ec2);
            clock.pass(Duration.ofMillis(10));
        }

        assertThat(ec2.calls).isEqualTo(5);
        assertThat(ec2.largest).isEqualTo(SnapshotBatch.MOST_IDS);
    }

    @Test
    void an_answer_is_no_older_than_so_much_for_each_that_waits() {
        var hundred = pending(100);
        hundred.forEach(batch::expect);
        batch.look(hundred.get(0), ec2);
        hundred.forEach(id -> ec2.is(id, State.COMPLETED));
        clock.pass(Duration.ofSeconds(2));
        var young = batch.look(hundred.get(99), ec2);
        clock.pass(Duration.ofMillis(1));

        var old = batch.look(hundred.get(99), ec2);

        assertThat(young).get().extracting(Snapshot::state).isEqualTo(State.PENDING);
        assertThat(old).get().extracting(Snapshot::state).isEqualTo(State.COMPLETED);
        assertThat(ec2.calls).isEqualTo(2);
    }

    @Test
    void one_that_is_in_error_or_not_there_is_asked_for_by_itself() {
        var ten = pending(10);
        ten.forEach(batch::expect);
        batch.look(ten.get(0), ec2);
        ec2.is(ten.get(1), State.ERROR);
        ec2.known.remove(ten.get(2));
        clock.pass(Duration.ofMinutes(1));

        var inError = batch.look(ten.get(1), ec2);
        var gone = batch.look(ten.get(2), ec2);

        assertThat(inError).get().extracting(Snapshot::state).isEqualTo(State.ERROR);
        assertThat(gone).isEmpty();
        assertThat(ec2.alone).containsExactly(ten.get(1), ten.get(2));
    }

    @Test
    void newcomers_come_along_with_the_next_call_when_many_wait() {
        var first = pending(1000);
        first.forEach(id -> lookOrLater(id));
        var whenAllAreNew = ec2.calls;
        clock.pass(Duration.ofSeconds(5));

        first.forEach(id -> batch.look(id, ec2));

        assertThat(whenAllAreNew).isLessThanOrEqualTo(6);
        assertThat(ec2.calls - whenAllAreNew).isEqualTo(5);
    }

    @Test
    void a_newcomer_is_held_back_and_says_why() {
        var many = pending(50);
        many.forEach(batch::expect);
        batch.look(many.get(0), ec2);

        assertThatThrownBy(() -> batch.look(pending(51).get(50), ec2))
                .isInstanceOf(HeldBack.class)
                .hasMessageContaining("with the others");
    }

    @Test
    void what_was_said_before_a_change_of_ours_counts_no_more() {
        var ten = pending(10);
        ten.forEach(batch::expect);
        batch.look(ten.get(0), ec2);
        ec2.is(ten.get(3), State.COMPLETED);

        batch.expect(ten.get(3));

        assertThat(batch.look(ten.get(3), ec2))
                .get()
                .extracting(Snapshot::state)
                .isEqualTo(State.COMPLETED);
    }

    @Test
    void whom_nobody_asks_for_any_more_leaves_the_call() {
        var hundred = pending(100);
        hundred.forEach(batch::expect);
        batch.look(hundred.get(0), ec2);
        clock.pass(Duration.ofMinutes(4));
        hundred.subList(0, 20).forEach(id -> batch.look(id, ec2));
        clock.pass(Duration.ofMinutes(4));

        batch.look(hundred.get(0), ec2);

        assertThat(ec2.last).containsExactlyInAnyOrderElementsOf(hundred.subList(0, 20));
    }

    private void look(List<SnapshotId> ids) {
        for (var id : ids) {
            batch.look(id, ec2);
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private void lookOrLater(SnapshotId id) {
        try {
            batch.look(id, ec2);
        } catch (HeldBack later) {
            assertThat(later).hasMessageContaining(id.value());
        }
    }

    private List<SnapshotId> pending(int count) {
        var ids = IntStream.range(0, count)
                .mapToObj(i -> new SnapshotId("snap-%017x".formatted(i)))
                .toList();
        ids.forEach(id -> ec2.is(id, State.PENDING));
        return ids;
    }

    /** EC2, as far as it tells of snapshots. */
    private static final class Ec2 implements Describe {
        private final Map<SnapshotId, State> known = new HashMap<>();
        private final List<SnapshotId> alone = new ArrayList<>();
        private List<SnapshotId> last = List.of();
        private int calls;
        private int largest;

        void is(SnapshotId id, State state) {
            known.put(id, state);
        }

        @Override
        public Optional<Snapshot> one(SnapshotId id) {
            calls++;
            alone.add(id);
            return Optional.ofNullable(known.get(id)).map(state -> snapshot(id, state));
        }

        @Override
        public List<Snapshot> all(List<SnapshotId> ids) {
            calls++;
            last = ids;
            largest = Math.max(largest, ids.size());
            return ids.stream()
                    .filter(known::containsKey)
                    .map(id -> snapshot(id, known.get(id)))
                    .toList();
        }

        private static Snapshot snapshot(SnapshotId id, State state) {
            return new Snapshot(id, MONITORED, "vol-1", 8, state, "", Instant.EPOCH, "", "");
        }
    }
}
