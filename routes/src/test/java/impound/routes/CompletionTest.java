package impound.routes;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.NoticeFailed;
import impound.processors.completion.Group;
import impound.processors.completion.Milestone;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompletionTest {
    private static final String A = ROOT.id().value();
    private static final String B = DATA.id().value();

    private final World world = new World();
    private Coordinator coordinator;

    @BeforeEach
    void start() throws Exception {
        coordinator = Coordinator.in(world);
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
        Sources.put(world, Ids.MONITORED, State.COMPLETED);
        world.snapshots.share(null, Ids.SNAPSHOT, Ids.SECURITY);
        world.collectors.becomes(Ids.COLLECTOR, "running", "");
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    @Test
    void what_was_made_for_the_work_goes_one_thing_a_message_and_then_the_volume_counts() throws Exception {
        coordinator.queues.put("completed", Wire.write(world.onRecord(Life.upTo(StageName.COMPLETED))), Map.of());

        var rounds = 0;
        for (; !coordinator.queues.bodies("completed").isEmpty(); rounds++) {
            assertThat(coordinator.queues.deliver("completed")).isEmpty();
        }

        assertThat(rounds).isEqualTo(4);
        assertThat(world.collectors.terminated()).hasSize(1);
        assertThat(groupOnRecord("closing").reached()).containsExactly(A);
    }

    @Test
    void once_all_volumes_are_there_the_incident_closes_and_its_group_is_empty() throws Exception {
        closingOf(coordinator, Set.of(A));
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));

        closingOf(coordinator, Set.of(B));

        assertThat(closings()).isEqualTo(1);
        assertThat(world.records.text(REGION, WorkKeys.group(INCIDENT, "closing")))
                .isEmpty();
    }

    @Test
    void volumes_that_come_to_different_coordinators_close_one_incident() throws Exception {
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));
        try (var other = Coordinator.in(world)) {
            closingOf(coordinator, Set.of(A));

            closingOf(other, Set.of(B));

            assertThat(closings()).isEqualTo(1);
        }
    }

    @Test
    void of_two_coordinators_that_add_at_once_neither_loses_what_the_other_knows() throws Exception {
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));
        try (var other = Coordinator.in(world)) {
            world.records.rivalWritesFirst(() -> closingOf(other, Set.of(B)));

            closingOf(coordinator, Set.of(A));

            assertThat(closings()).isEqualTo(1);
        }
    }

    @Test
    void a_restart_forgets_no_group() throws Exception {
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));
        closingOf(coordinator, Set.of(A));
        coordinator.close();
        try (var restarted = Coordinator.in(world)) {

            closingOf(restarted, Set.of(B));

            assertThat(closings()).isEqualTo(1);
        }
    }

    @Test
    void the_end_of_a_volume_told_twice_closes_once() throws Exception {
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));

        closingOf(coordinator, Set.of(A, B));
        closingOf(coordinator, Set.of(A, B));

        assertThat(closings()).isEqualTo(1);
        assertThat(world.notices.comesToSay("Impound COMPLETE: " + INCIDENT)).isTrue();
        assertThat(world.notices.subjects()).hasSize(1);
    }

    @Test
    void a_topic_that_refuses_blocks_neither_a_volumes_end_nor_the_close() throws Exception {
        world.notices.refuse();
        var why = new Link.CollectionStopped(Life.AT, StageName.SHARE, "NOT_MADE", "no key", "mend it");
        world.onRecord(Life.retired(DATA));
        var stopped = world.onRecord(Life.add(Life.upTo(StageName.SHARE), why));
        coordinator.queues.put("completed", Wire.write(stopped), Map.of());

        var failed = coordinator.queues.deliver("completed");

        assertThat(failed).isEmpty();
        assertThat(closings()).isEqualTo(1);
        assertThat(coordinator.queues.names()).isEmpty();
        assertThat(world.audit.all(NoticeFailed.class)).isNotEmpty();
    }

    @Test
    void the_watch_goes_round_until_the_closing_record_is_there() throws Exception {
        coordinator.queues.put(
                "completed", Wire.write(new IncidentWatch(INCIDENT, REGION, world.clock.instant(), 1)), Map.of());
        coordinator.queues.deliver("completed");
        var round = coordinator.queues.bodies("completed");
        world.onRecord(Life.retired(ROOT));
        world.onRecord(Life.retired(DATA));

        coordinator.queues.deliver("completed");

        assertThat(round).hasSize(1);
        assertThat(coordinator.queues.bodies("completed")).isEmpty();
        assertThat(closings()).isEqualTo(1);
    }

    private Group groupOnRecord(String milestone) {
        var record = world.records.read(REGION, WorkKeys.group(INCIDENT, milestone));
        return Wire.read(record.orElseThrow().bytes(), Group.class);
    }

    private long closings() throws InterruptedException {
        assertThat(world.bucket.comesToHave(EvidenceKeys.report(INCIDENT, 1))).isTrue();
        return world.bucket.keys().stream()
                .filter(key -> key.matches(".*/closing/\\d{4}\\.json"))
                .peek(key -> assertThat(key).isEqualTo(EvidenceKeys.closing(INCIDENT, 1)))
                .count();
    }

    /** What one message says of the closing milestone. */
    private static void closingOf(Coordinator coordinator, Set<String> reached) {
        var group = new Group(
                INCIDENT, REGION, Milestone.CLOSING, true, new TreeSet<>(Set.of(A, B)), new TreeSet<>(reached));
        coordinator
                .camel
                .createProducerTemplate()
                .asyncSendBody("direct:aggregate", group)
                .join();
    }
}
