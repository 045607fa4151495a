package impound.processors.notice;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.WriteBackRecords.FindingWrittenBack;
import impound.processors.audit.WriteBackRecords.WriteBackFailed;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.SettingsOf;
import impound.processors.fakes.World;
import impound.processors.finding.Incident;
import impound.processors.gateway.ReportedFindings.Note;
import impound.processors.gateway.ReportedFindings.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What findings in Security Hub say of their collection. */
class WriteBackTest {
    private final World world = new World();
    private final Incident incident = OpenIncidents.of(TARGET);
    private final WriteBack writeBack = new WriteBack(world.aws(), SettingsOf.writingBack());

    @BeforeEach
    void open() {
        world.open(incident);
    }

    @Test
    void a_finding_says_that_its_disks_are_collected_and_then_what_that_came_to() {
        writeBack.begun(incident);
        end(1, "COMPLETE");

        assertThat(world.hub.notes())
                .extracting(note -> note.fields().get("impoundState"))
                .containsExactly("COLLECTING", "COMPLETE");
        assertThat(world.hub.notes())
                .extracting(Note::text)
                .allSatisfy(text -> assertThat(text).contains(INCIDENT.value()).contains("s3://evidence/" + INCIDENT));
        assertThat(world.hub.findings()).containsOnly(OpenIncidents.REPORTED);
        assertThat(world.audit.all(FindingWrittenBack.class)).hasSize(2);
    }

    /** Hours later a person may have resolved it. */
    @Test
    void only_the_first_note_says_that_people_are_told() {
        writeBack.begun(incident);
        end(1, "PARTIAL");
        end(2, "COMPLETE");

        assertThat(world.hub.notes()).extracting(Note::isFirst).containsExactly(true, false, false);
    }

    @Test
    void where_the_hub_was_out_of_order_at_the_beginning_the_end_is_the_first_note() {
        world.hub.beUnreachable();
        writeBack.begun(incident);
        world.hub.recover();
        end(1, "COMPLETE");
        end(2, "COMPLETE");

        assertThat(world.hub.notes()).extracting(Note::isFirst).containsExactly(true, false);
    }

    @Test
    void nothing_is_asked_of_the_hub_where_it_is_off() {
        var off = world.writeBack();

        off.begun(incident);
        off.ended(REGION, INCIDENT, 1, "COMPLETE");

        assertThat(world.hub.notes()).isEmpty();
    }

    @Test
    void each_note_is_written_once_however_often_the_watch_comes_by() {
        writeBack.begun(incident);
        writeBack.begun(incident);
        end(1, "PARTIAL");
        end(1, "PARTIAL");
        end(2, "COMPLETE");

        assertThat(world.hub.notes()).hasSize(3);
    }

    @Test
    void what_has_ended_does_not_begin_any_more() {
        world.hub.beUnreachable();
        writeBack.begun(incident);
        world.hub.recover();
        end(1, "COMPLETE");

        writeBack.begun(incident);

        assertThat(world.hub.notes()).singleElement().satisfies(note -> assertThat(note.fields())
                .containsEntry("impoundState", "COMPLETE"));
    }

    @Test
    void a_hub_out_of_order_is_tried_again_and_is_on_record_once() {
        world.hub.beUnreachable();

        var first = writeBack.begun(incident);
        writeBack.begun(incident);
        world.hub.recover();
        var then = writeBack.begun(incident);

        assertThat(first).isEqualTo(Telling.LATER);
        assertThat(then).isEqualTo(Telling.DONE);
        assertThat(world.audit.all(WriteBackFailed.class)).hasSize(1);
        assertThat(world.hub.notes()).hasSize(1);
    }

    @Test
    void a_right_that_is_missing_is_on_record_and_keeps_nobody_waiting() {
        world.hub.deny();

        assertThat(writeBack.begun(incident)).isEqualTo(Telling.REFUSED);
        assertThat(world.audit.all(WriteBackFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.message()).contains("securityhub:BatchUpdateFindings"));
    }

    @Test
    void a_finding_that_the_hub_leaves_out_without_an_exception_is_a_failure() {
        world.hub.leaveOut(Why.REFUSED);

        assertThat(writeBack.begun(incident)).isEqualTo(Telling.REFUSED);
        assertThat(world.audit.all(WriteBackFailed.class)).hasSize(1);
    }

    @Test
    void a_finding_that_is_changed_by_another_at_this_moment_is_tried_again() {
        world.hub.leaveOut(Why.LATER);

        assertThat(writeBack.begun(incident)).isEqualTo(Telling.LATER);
    }

    @Test
    void a_finding_that_the_hub_does_not_have_is_on_record_and_no_failure() {
        world.hub.leaveOut(Why.NOT_THERE);

        assertThat(writeBack.begun(incident)).isEqualTo(Telling.DONE);
        assertThat(world.audit.all(WriteBackFailed.class)).isEmpty();
        assertThat(world.audit.all(FindingWrittenBack.class))
                .singleElement()
                .satisfies(written -> assertThat(written.without()).hasSize(1));
    }

    private void end(int number, String state) {
        writeBack.ended(REGION, INCIDENT, number, state);
    }
}
