package impound.processors.notice;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.NoticeFailed;
import impound.processors.audit.AuditRecords.NoticePublished;
import impound.processors.custody.WorkKeys;
import impound.processors.fakes.Crash;
import impound.processors.fakes.World;
import impound.processors.notice.TellPeople.Published;
import org.junit.jupiter.api.Test;

class TellPeopleTest {
    private static final Notice NOTICE = new Notice(REGION, INCIDENT, "disk.stopped-0003", "Impound STOPPED", "why");

    private final World world = new World();
    private final TellPeople people = world.people();

    @Test
    void a_notice_goes_out_once_to_the_topic_of_its_region() {
        people.tell(NOTICE);

        var again = people.tell(NOTICE);

        assertThat(again).isEqualTo(Telling.DONE);
        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED");
        assertThat(world.notices.regions()).containsExactly(REGION);
    }

    @Test
    void who_was_told_what_and_when_is_marked_in_the_work_bucket() {
        people.tell(NOTICE);

        var mark = world.records
                .read(REGION, "notices/" + INCIDENT + "/disk.stopped-0003.json")
                .orElseThrow();
        assertThat(Wire.read(mark.bytes(), Published.class))
                .isEqualTo(new Published(
                        world.clock.instant(),
                        world.settings.in(REGION).topic(),
                        "notice-1",
                        "Impound STOPPED",
                        "why"));
    }

    @Test
    void a_notice_is_a_line_in_the_audit_log_with_its_id() {
        people.tell(NOTICE);

        assertThat(world.audit.all(NoticePublished.class))
                .containsExactly(new NoticePublished(
                        INCIDENT + "/notice/disk.stopped-0003/notice-1",
                        "NoticePublished",
                        INCIDENT.value(),
                        world.settings.in(REGION).topic(),
                        "notice-1",
                        "Impound STOPPED",
                        "why"));
    }

    @Test
    void a_crash_after_the_notice_went_out_costs_a_second_copy_and_not_the_notice() {
        world.notices.afterNext(() -> {
            throw new Crash("before the mark");
        });
        assertThatThrownBy(() -> people.tell(NOTICE)).isInstanceOf(Crash.class);

        people.tell(NOTICE);

        assertThat(world.notices.subjects()).hasSize(2);
        assertThat(world.audit.all(NoticePublished.class)).hasSize(1);
    }

    @Test
    void two_that_tell_at_the_same_moment_tell_twice_at_the_most_and_a_third_tells_nothing() {
        world.notices.afterNext(() -> world.people().tell(NOTICE));
        people.tell(NOTICE);

        people.tell(NOTICE);

        assertThat(world.notices.subjects()).hasSize(2);
    }

    @Test
    void where_sns_cannot_be_reached_the_notice_is_for_later() {
        world.notices.beUnreachable();
        var first = people.tell(NOTICE);
        world.notices.recover();

        var second = people.tell(NOTICE);

        assertThat(first).isEqualTo(Telling.LATER);
        assertThat(second).isEqualTo(Telling.DONE);
        assertThat(world.notices.subjects()).hasSize(1);
    }

    @Test
    void a_topic_that_refuses_the_notice_refuses_it_for_good() {
        world.notices.refuse();

        assertThat(people.tell(NOTICE)).isEqualTo(Telling.REFUSED);
    }

    @Test
    void that_people_could_not_be_told_is_in_the_audit_log_once_however_often_it_is_tried() {
        world.notices.refuse();

        people.tell(NOTICE);
        people.tell(NOTICE);

        assertThat(world.audit.all(NoticeFailed.class)).singleElement().satisfies(event -> {
            assertThat(event.eventID()).startsWith(INCIDENT + "/notice/disk.stopped-0003/failed/");
            assertThat(event.message()).contains("not authorized to perform: SNS:Publish");
        });
    }

    @Test
    void an_audit_log_that_is_out_of_order_makes_nobody_hear_it_again_and_again() {
        world.audit.beUnreachable();

        people.tell(NOTICE);
        people.tell(NOTICE);

        assertThat(world.notices.subjects()).hasSize(1);
    }

    @Test
    void a_work_bucket_that_is_out_of_order_is_no_failure_of_whoever_tells() {
        world.records.beUnreachableFor(key -> key.startsWith("notices/"));

        var telling = people.tell(NOTICE);

        assertThat(telling).isEqualTo(Telling.LATER);
        assertThat(people.isTold(REGION, INCIDENT, NOTICE.name())).isFalse();
    }

    @Test
    void a_notice_whose_marker_was_lost_goes_out_again() {
        people.tell(NOTICE);
        world.records.remove(REGION, WorkKeys.notice(INCIDENT, NOTICE.name()));

        people.tell(NOTICE);

        assertThat(world.notices.subjects()).hasSize(2);
    }

    @Test
    void a_text_that_is_longer_than_anybody_reads_is_cut_and_says_so() {
        var notice = new Notice(REGION, INCIDENT, "n", "s", "x".repeat(300_000));

        assertThat(notice.text()).hasSize(60_000).endsWith("[cut here; the rest is in the evidence bucket]\n");
    }
}
