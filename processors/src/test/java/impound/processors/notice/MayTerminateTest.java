package impound.processors.notice;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class MayTerminateTest {
    private static final String MAY_TERMINATE =
            "Impound: " + INSTANCE + " may be terminated now, but its instance store is lost with it";
    private static final String MUST_NOT = "Impound: do NOT terminate " + INSTANCE + ", 1 of 2 volumes not preserved";

    private final Briefing briefing = new Briefing();
    private final World world = briefing.world;
    private final TellOfInstance people = world.tellOfInstance();

    @Test
    void once_all_snapshots_are_completed_people_hear_once_that_it_may_be_terminated() {
        briefing.completed(ROOT);
        var last = briefing.completed(DATA);

        people.mayTerminate(INCIDENT, TARGET, List.of(last));
        people.mayTerminate(INCIDENT, TARGET, List.of(last));

        assertThat(world.notices.subjects()).containsExactly(MAY_TERMINATE);
        assertThat(world.notices.text()).contains("snapshots of all its volumes (2) are completed since 2026-03-01T09");
    }

    @Test
    void while_a_locked_snapshot_is_not_completed_nobody_hears_of_termination() {
        briefing.completed(ROOT);
        briefing.locked(DATA);

        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void where_a_volume_stopped_without_a_completed_snapshot_it_must_not_be_terminated() {
        briefing.completed(ROOT);
        var last = briefing.stopped(DATA, StageName.SHARE, Briefing.taken(DATA), Briefing.lock());

        people.mayTerminate(INCIDENT, TARGET, List.of(last));
        people.mayTerminate(INCIDENT, TARGET, List.of(last));

        assertThat(world.notices.subjects()).containsExactly(MUST_NOT);
        assertThat(world.notices.text())
                .contains("Terminating it is NOT safe")
                .contains(DATA.id() + " (/dev/sdf, 100 GiB): its snapshot is NOT completed; NOT_MADE");
    }

    @Test
    void a_volume_that_stopped_after_its_snapshot_was_completed_is_no_reason_to_keep_the_instance() {
        briefing.completed(ROOT);
        briefing.stopped(DATA, StageName.RESTORE, Briefing.taken(DATA), Briefing.lock(), Briefing.completion(DATA));

        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).containsExactly(MAY_TERMINATE);
    }

    @Test
    void a_later_success_takes_back_that_it_must_not_be_terminated() {
        briefing.completed(ROOT);
        var stopped = briefing.stopped(DATA, StageName.SHARE, Briefing.taken(DATA), Briefing.lock());
        people.mayTerminate(INCIDENT, TARGET, List.of());
        var resumed =
                briefing.further(stopped, new Link.CollectionResumed(Life.AT, StageName.SHARE, "alice", "mended"));
        briefing.further(resumed, Briefing.completion(DATA));

        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).containsExactly(MUST_NOT, MAY_TERMINATE);
    }

    @Test
    void a_volume_whose_chain_was_tampered_with_is_not_preserved() {
        briefing.completed(ROOT);
        briefing.completed(DATA);
        briefing.tamper(DATA);

        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).containsExactly(MUST_NOT);
        assertThat(world.notices.text()).contains("its chain of custody does not hold together");
    }

    @Test
    void of_an_instance_that_nobody_has_described_nothing_is_told() {
        people.mayIsolate(INCIDENT, OpenIncidents.SECOND, List.of());
        people.mayTerminate(INCIDENT, OpenIncidents.SECOND, List.of());

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void once_people_were_told_no_chain_is_read_again() {
        briefing.completed(ROOT);
        briefing.completed(DATA);
        people.mayIsolate(INCIDENT, TARGET, List.of());
        people.mayTerminate(INCIDENT, TARGET, List.of());
        world.bucket.refuseEverything();

        var tellings = List.of(
                people.mayIsolate(INCIDENT, TARGET, List.of()), people.mayTerminate(INCIDENT, TARGET, List.of()));

        assertThat(tellings).containsOnly(Telling.DONE);
    }

    @Test
    void a_marker_that_was_lost_costs_a_second_notice() {
        briefing.completed(ROOT);
        briefing.completed(DATA);
        people.mayTerminate(INCIDENT, TARGET, List.of());
        briefing.loseMarker(INSTANCE + ".may-terminate");

        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).containsExactly(MAY_TERMINATE, MAY_TERMINATE);
    }
}
