package impound.processors.stage;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.ArticleRecords.StartedCapture;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.FakeInstances;
import impound.processors.fakes.OpenIncidents;
import impound.processors.gateway.Instances.Described;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeSnapshotsTest extends ToSnapshot {
    @Test
    void all_volumes_are_taken_in_one_call_and_each_goes_on_alone() {
        var taken = take();

        assertThat(takes()).isEqualTo(1);
        assertThat(taken).extracting(Evidence::volume).containsExactly(ROOT, DATA);
        assertThat(taken).extracting(Evidence::next).containsOnly(StageName.SHARE);
    }

    @Test
    void each_snapshot_is_locked_and_both_facts_are_on_record() {
        var taken = take();

        assertThat(world.snapshots.locks()).hasSize(2);
        assertThat(taken).allSatisfy(evidence -> assertThat(evidence.chain().facts())
                .hasExactlyElementsOfTypes(Link.SnapshotTaken.class, Link.SnapshotLocked.class));
        assertThat(world.custody.read(REGION, INCIDENT, DATA.id().value()))
                .isEqualTo(taken.get(1).chain());
    }

    @Test
    void what_ec2_said_of_the_instance_is_kept_before_anything_is_done() {
        take();

        assertThat(world.incidents.source(INCIDENT, TARGET)).contains(OpenIncidents.instance("running", ROOT, DATA));
    }

    @Test
    void what_ec2_does_not_tell_for_a_moment_is_asked_again_before_anything_is_kept() {
        world.instances.keepSilent(1);

        var first = takeSnapshots.take(assignment).messages().get(0);
        var known = world.incidents.source(INCIDENT, TARGET);
        var second = takeSnapshots.take(((NotYet) first).asked() instanceof Assignment again ? again : assignment);

        assertThat(first).isInstanceOf(NotYet.class);
        assertThat(known).isEmpty();
        assertThat(second.messages()).hasSize(2).allMatch(Evidence.class::isInstance);
    }

    @Test
    void the_disks_do_not_wait_for_long_for_what_ec2_does_not_tell() {
        world.instances.keepSilent(100);
        var first = (NotYet) takeSnapshots.take(assignment).messages().get(0);
        world.clock.pass(Duration.ofSeconds(29));
        var second = (NotYet)
                takeSnapshots.take((Assignment) first.asked()).messages().get(0);
        world.clock.pass(Duration.ofSeconds(1));

        var taken = takeSnapshots.take((Assignment) second.asked()).messages();

        assertThat(taken).hasSize(2).allMatch(Evidence.class::isInstance);
    }

    @Test
    void what_they_have_waited_for_before_leaves_ec2_as_long_to_tell() {
        var waited = assignment;
        for (int i = 0; i < 10; i++) {
            waited = (Assignment) world.patience
                    .notYet(waited, "another process takes the snapshots")
                    .asked();
            world.clock.pass(Duration.ofSeconds(10));
        }
        world.instances.keepSilent(1);

        var missed = takeSnapshots.take(waited).messages().get(0);
        var taken = takeSnapshots.take((Assignment) ((NotYet) missed).asked()).messages();

        assertThat(taken).hasSize(2).allMatch(Evidence.class::isInstance);
    }

    @Test
    void the_articles_first_record_names_both_snapshots() {
        take();

        assertThat(world.audit.all(StartedCapture.class))
                .singleElement()
                .satisfies(record -> assertThat(record.capturedSnapshots()).hasSize(2));
    }

    @Test
    void once_all_are_locked_people_hear_that_the_instance_may_be_isolated() {
        take();

        assertThat(world.notices.subjects())
                .containsExactly("Impound: " + INSTANCE + " may be isolated, do not stop or terminate it");
    }

    @Test
    void where_people_could_not_be_told_the_evidence_goes_on_and_the_next_delivery_tells_them() {
        world.notices.refuse();
        var first = take();
        world.notices.recover();

        var second = take();

        assertThat(first).hasSize(2).isEqualTo(second);
        assertThat(world.notices.subjects()).hasSize(1);
    }

    @Test
    void a_second_delivery_makes_and_locks_nothing_and_sends_the_same_on() {
        var first = take();

        var second = take();

        assertThat(second).isEqualTo(first);
        assertThat(takes()).isEqualTo(1);
        assertThat(world.snapshots.calls()).hasSize(3);
    }

    @Test
    void an_instance_that_is_gone_by_the_second_delivery_changes_nothing() {
        var first = take();
        world.instances.put(OpenIncidents.instance("terminated"));

        assertThat(take()).isEqualTo(first);
    }

    @Test
    void while_another_process_takes_the_snapshots_this_one_waits() {
        world.leasesOfAnother.take(REGION, WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT));

        var onward = takeSnapshots.take(assignment).messages();

        assertThat(onward).singleElement().isInstanceOf(NotYet.class);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    @Test
    void what_is_on_record_needs_no_lease() {
        var first = take();
        world.leasesOfAnother.take(REGION, WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT));

        var second = take();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void the_lease_is_given_back() {
        take();

        assertThat(world.leasesOfAnother.take(REGION, WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT)))
                .isTrue();
    }

    @Test
    void a_stopped_instance_has_disks_to_take() {
        world.instances.put(OpenIncidents.instance("stopped", ROOT, DATA));

        assertThat(take()).hasSize(2);
    }

    @Test
    void all_that_ec2_said_is_in_the_bucket_before_the_first_snapshot() {
        world.snapshots.duringSet(() -> {
            var kept = world.bucket
                    .read(REGION, EvidenceKeys.source(INCIDENT, TARGET))
                    .orElseThrow();
            assertThat(Wire.read(kept, Described.class))
                    .isEqualTo(FakeInstances.described(OpenIncidents.instance("running", ROOT, DATA)));
        });

        assertThat(take()).hasSize(2);
    }

    @Test
    void a_wait_for_a_lease_is_short_and_counted() {
        world.leasesOfAnother.take(REGION, WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT));
        var waited = (NotYet) takeSnapshots.take(assignment).messages().get(0);

        assertThat(waited.delay()).isLessThan(Duration.ofMinutes(1));
        assertThat(((Assignment) waited.asked()).waiting().tries()).isEqualTo(1);
    }

    private List<Evidence> take() {
        return takeSnapshots.take(assignment).messages().stream()
                .map(Evidence.class::cast)
                .toList();
    }
}
