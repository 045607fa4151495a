package impound.processors.notice;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Link.SnapshotTaken;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class MayIsolateTest {
    private static final String MAY_ISOLATE = "Impound: " + INSTANCE + " may be isolated, do not stop or terminate it";

    private final Briefing briefing = new Briefing();
    private final World world = briefing.world;
    private final TellOfInstance people = world.tellOfInstance();

    @Test
    void once_all_snapshots_are_locked_people_hear_once_that_it_may_be_isolated() {
        var known = List.of(briefing.locked(ROOT), briefing.locked(DATA));

        people.mayIsolate(INCIDENT, TARGET, known);
        people.mayIsolate(INCIDENT, TARGET, known);

        assertThat(world.notices.subjects()).containsExactly(MAY_ISOLATE);
        assertThat(world.notices.text())
                .contains("Account: 111122223333")
                .contains("Region: us-east-1")
                .contains("All its volumes (2) are snapshotted and locked since 2026-03-01T09:00:00Z")
                .contains("Do NOT stop, hibernate or terminate it yet");
    }

    @Test
    void both_notices_name_what_dies_with_the_instance() {
        briefing.completed(ROOT);
        briefing.completed(DATA);

        people.mayIsolate(INCIDENT, TARGET, List.of());
        people.mayTerminate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.texts()).hasSize(2).allSatisfy(text -> {
            assertThat(text).contains("its memory").contains("instance-store disk " + Briefing.STORE);
            assertThat(text.substring(text.indexOf("(DeleteOnTermination)")))
                    .contains(ROOT.id().value())
                    .doesNotContain(DATA.id().value());
        });
    }

    @Test
    void of_a_stopped_instance_the_memory_is_lost_already() {
        var stopped = new Losses(OpenIncidents.instance("stopped", ROOT));
        var lines = new Lines();

        stopped.say(lines);

        assertThat(lines.toString())
                .contains("its memory: lost already")
                .contains("instance-store disks: none, since type t3.large has none")
                .doesNotContain("DeleteOnTermination");
    }

    @Test
    void while_a_snapshot_is_not_locked_nobody_hears_that_it_may_be_isolated() {
        briefing.locked(ROOT);

        people.mayIsolate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void the_lock_of_a_snapshot_that_failed_says_nothing_of_the_one_taken_instead() {
        var anew = new SnapshotTaken(Life.AT, Life.ACT, Life.COPY, Life.AT, false, TARGET, ROOT, Life.WAY);
        briefing.further(briefing.locked(ROOT), anew);
        briefing.locked(DATA);

        people.mayIsolate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void a_volume_that_could_not_be_snapshotted_is_named_and_the_subject_says_so() {
        briefing.locked(ROOT);
        briefing.stopped(DATA, StageName.SNAPSHOT);

        people.mayIsolate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects())
                .containsExactly(
                        "Impound: " + INSTANCE + " may be isolated, but 1 of 2 volumes have no locked snapshot");
        assertThat(world.notices.text())
                .contains("1 of its 2 volumes are snapshotted and locked")
                .contains(DATA.id() + " (/dev/sdf, 100 GiB): NO snapshot of it was taken; NOT_MADE: it could not");
    }

    @Test
    void a_snapshot_that_could_not_be_locked_is_named_as_such() {
        briefing.locked(ROOT);
        briefing.stopped(DATA, StageName.SNAPSHOT, Briefing.taken(DATA));

        people.mayIsolate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.text()).contains("its snapshot is taken and NOT locked; NOT_MADE");
    }

    @Test
    void where_no_volume_is_preserved_nobody_hears_that_it_may_be_isolated() {
        briefing.stopped(ROOT, StageName.SNAPSHOT);
        briefing.stopped(DATA, StageName.SNAPSHOT);

        people.mayIsolate(INCIDENT, TARGET, List.of());

        assertThat(world.notices.subjects()).isEmpty();
    }
}
