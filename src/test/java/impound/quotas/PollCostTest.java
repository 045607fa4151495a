package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.failure.HeldBack;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import impound.sandbox.ec2.Quotas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waiting for snapshots costs, by the calls that reach EC2. In a round every volume is looked
 * at once, all within the interval in which EC2 is asked once. */
class PollCostTest {
    private static final String LOOK = "DescribeSnapshots";

    @TempDir
    Path folder;

    private Ec2Site site;

    @BeforeEach
    void build() throws Exception {
        site = new Ec2Site(folder, options -> options.with(Quotas.usual().withPendingPerAccount(1000)));
    }

    @AfterEach
    void tearDown() throws Exception {
        site.close();
    }

    @Test
    void a_thousand_waiting_volumes_cost_at_most_six_calls_a_round_and_see_completion_at_their_next_look() {
        var snapshots = site.snapshots();
        var thousand = thousand(snapshots);

        var first = site.calls(LOOK, () -> look(snapshots, thousand));
        site.pass(Duration.ofSeconds(20));
        var second = site.calls(LOOK, () -> look(snapshots, thousand));
        site.pass(Duration.ofMinutes(2));
        var states = new ArrayList<State>();
        var last = site.calls(LOOK, () -> thousand.forEach(id -> states.add(state(snapshots, id))));

        assertThat(List.of(first, second, last))
                .allSatisfy(calls -> assertThat(calls).isBetween(1, 6));
        assertThat(states).hasSize(1000).containsOnly(State.COMPLETED);
    }

    @Test
    void a_coordinator_that_has_just_started_asks_no_more_of_a_thousand_that_it_does_not_know() {
        var thousand = thousand(site.snapshots());
        var restarted = site.snapshots();

        var first = site.calls(LOOK, () -> thousand.forEach(id -> lookOrLater(restarted, id)));
        site.pass(Duration.ofSeconds(5));
        var second = site.calls(LOOK, () -> look(restarted, thousand));

        assertThat(first).isLessThanOrEqualTo(6);
        assertThat(second).isBetween(1, 6);
    }

    @Test
    void up_to_four_volumes_cost_one_call_a_look_and_are_told_of_completion_in_the_moment_when_they_ask() {
        var snapshots = site.snapshots();
        var four = site.take(snapshots, 4);
        site.pass(Duration.ofSeconds(56));

        var calls = site.calls(LOOK, () -> look(snapshots, four));
        var before = states(snapshots, four);
        site.pass(Duration.ofSeconds(2));
        var after = states(snapshots, four);

        assertThat(calls).isEqualTo(4);
        assertThat(before).containsOnly(State.PENDING);
        assertThat(after).containsOnly(State.COMPLETED);
    }

    @Test
    void one_that_was_deleted_under_our_eyes_is_seen_to_be_gone() {
        var snapshots = site.snapshots();
        var ten = site.take(snapshots, 10);
        site.pass(Duration.ofSeconds(5));
        look(snapshots, ten);

        snapshots.delete(MONITORED, ten.get(0));
        site.pass(Duration.ofSeconds(1));

        assertThat(snapshots.look(MONITORED, ten.get(0))).isEmpty();
    }

    private List<SnapshotId> thousand(Snapshots snapshots) {
        return site.take(snapshots, 25, 40);
    }

    /** A round is not over at once: a hundred messages a second are read at the most. */
    private void look(Snapshots snapshots, List<SnapshotId> ids) {
        for (var id : ids) {
            assertThat(snapshots.look(MONITORED, id)).isPresent();
            site.pass(Duration.ofMillis(10));
        }
    }

    private static void lookOrLater(Snapshots snapshots, SnapshotId id) {
        try {
            snapshots.look(MONITORED, id);
        } catch (HeldBack later) {
            assertThat(later).hasMessageContaining(id.value());
        }
    }

    private static List<State> states(Snapshots snapshots, List<SnapshotId> ids) {
        return ids.stream().map(id -> state(snapshots, id)).toList();
    }

    private static State state(Snapshots snapshots, SnapshotId id) {
        return snapshots.look(MONITORED, id).orElseThrow().state();
    }
}
