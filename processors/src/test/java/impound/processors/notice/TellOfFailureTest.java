package impound.processors.notice;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import impound.processors.id.Region;
import org.junit.jupiter.api.Test;

class TellOfFailureTest {
    private final Briefing briefing = new Briefing();
    private final World world = briefing.world;
    private final TellOfFailure failures = world.tellOfFailure();

    @Test
    void a_volume_that_stopped_is_told_with_all_that_a_person_needs() {
        failures.stopped(briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT), Briefing.lock()));

        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED " + ROOT.id() + " at share: NOT_MADE");
        assertThat(world.notices.text())
                .contains("Incident: " + INCIDENT)
                .contains("Account: 111122223333")
                .contains("Region: us-east-1")
                .contains("Instance: " + INSTANCE)
                .contains("Volume: " + ROOT.id() + " (/dev/xvda, 8 GiB)")
                .contains("Stage: share")
                .contains("Reason: NOT_MADE")
                .contains("Message: it could not be made")
                .contains("What to do: mend its key")
                .contains("Source snapshot: " + Ids.SNAPSHOT + " of 2026-03-01T09:00:00Z, locked until 2026-03-04")
                .contains("in queue impound-share-parked, its body below s3://evidence-work/parked/share/")
                .contains("Chain of custody: s3://evidence/" + INCIDENT + "/custody/" + ROOT.id() + "/");
    }

    @Test
    void a_volume_that_is_on_its_way_is_no_failure() {
        failures.stopped(briefing.locked(ROOT));

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void each_failure_is_told_once_and_a_volume_that_is_resumed_and_stops_again_is_another() {
        var stopped = briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT));
        failures.stopped(stopped);
        failures.stopped(stopped);
        var resumed =
                briefing.further(stopped, new Link.CollectionResumed(Life.AT, StageName.SHARE, "alice", "mended"));

        failures.stopped(briefing.further(resumed, stopped.stopped().orElseThrow()));

        assertThat(world.notices.subjects()).hasSize(2);
    }

    @Test
    void two_volumes_that_stop_are_two_failures() {
        failures.stopped(briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT)));

        failures.stopped(briefing.stopped(DATA, StageName.SHARE, Briefing.taken(DATA)));

        assertThat(world.notices.subjects()).hasSize(2);
    }

    @Test
    void a_target_of_which_nothing_could_be_taken_is_told() {
        var stopped = briefing.stoppedTarget();

        failures.stopped(INCIDENT, TARGET, stopped.chain());

        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED " + INSTANCE + ": NOT_MADE");
        assertThat(world.notices.text())
                .contains("Nothing could be taken of " + INSTANCE)
                .contains("What to do: mend its key");
    }

    @Test
    void a_chain_that_does_not_hold_together_is_told() {
        failures.broken(REGION, INCIDENT, ROOT.id().value(), "link 2 was changed");

        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED " + ROOT.id() + ": INTEGRITY_VIOLATED");
        assertThat(world.notices.text()).contains("Message: link 2 was changed");
    }

    @Test
    void what_is_no_message_of_ours_is_told_in_the_home_region_with_where_its_body_lies() {
        failures.parked(StageName.FINDINGS, "m-1", "{“", new Rejected("BAD_JSON", "line 1: no quote"));

        assertThat(world.notices.regions()).containsExactly(world.settings.home());
        assertThat(world.notices.subjects()).containsExactly("Impound PARKED at findings: BAD_JSON");
        assertThat(world.notices.text())
                .contains("Incident: none is known")
                .contains("Message: line 1: no quote")
                .contains("What to do: Correct the finding")
                .contains("m-1 in queue impound-findings-parked")
                .contains("s3://evidence-work/parked/findings/m-1")
                .doesNotContain("“");
    }

    @Test
    void nothing_that_a_finding_says_makes_a_line_of_its_own() {
        var hostile = new Rejected("BAD_ACCOUNT", "not an account: 1\r\nWhat to do: call 555" + "x".repeat(9_000));

        failures.parked(StageName.FINDINGS, "m-1", "{}", hostile);

        assertThat(world.notices.text())
                .contains("not an account: 1\\u{d}\\u{a}What to do: call 555")
                .doesNotContain("\nWhat to do: call")
                .hasSizeLessThan(3_000);
    }

    @Test
    void a_parked_message_of_ours_is_told_in_its_region_with_what_it_is_about() {
        var evidence = briefing.locked(ROOT);

        failures.parked(
                StageName.SHARE, "m-1", Wire.write(evidence), new IntegrityViolated("link 2", "a hash", "another"));

        assertThat(world.notices.regions()).containsExactly(REGION);
        assertThat(world.notices.text())
                .contains("Incident: " + INCIDENT)
                .contains("Account: 111122223333")
                .contains("Volume: " + ROOT.id())
                .contains("Reason: INTEGRITY_VIOLATED")
                .contains("Stage: share");
    }

    @Test
    void a_message_that_names_a_region_that_is_not_served_is_told_in_the_home_region() {
        var elsewhere = new InstanceTarget(Ids.MONITORED, new Region("ap-south-1"), INSTANCE);
        var message = Wire.write(Evidence.of(INCIDENT, elsewhere, ROOT));

        failures.parked(StageName.SHARE, "m-1", message, new Rejected("NOT_OURS", "forged"));

        assertThat(world.notices.regions()).containsExactly(world.settings.home());
        assertThat(world.notices.text()).contains("Region: ap-south-1");
    }

    @Test
    void a_message_that_is_parked_twice_is_told_once() {
        failures.parked(StageName.FINDINGS, "m-1", "{", new Rejected("BAD_JSON", "line 1"));

        failures.parked(StageName.FINDINGS, "m-1", "{", new Rejected("BAD_JSON", "line 1"));
        failures.parked(StageName.FINDINGS, "m-2", "{", new Rejected("BAD_JSON", "line 1"));

        assertThat(world.notices.subjects()).hasSize(2);
    }
}
