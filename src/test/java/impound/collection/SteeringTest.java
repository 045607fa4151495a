package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person at a terminal who stops a collection, or holds the intake. */
class SteeringTest {
    @Test
    void an_aborted_collection_ends_with_its_evidence_kept_and_its_work_removed() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            site.submit(DrillFinding.text());
            var incident = untilLaunched(site);

            var unknown = responder.types("abort", incident, "--volume", "vol-0fffffffffffffff1", "--reason", "a slip");
            var aborted = responder.types("abort", incident, "--reason", "a drill of the red team");
            var collection = site.await(World.HOME, 1).get(0);
            var again = responder.types("abort", incident, "--reason", "once more");

            assertThat(unknown.exit()).isEqualTo(1);
            assertThat(unknown.err()).contains("has no volume or instance 'vol-0fffffffffffffff1'");
            assertThat(aborted.exit()).isZero();
            assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.CANCELLED);
            checkEnded(collection);
            assertThat(again.exit()).isZero();
            assertThat(again.out()).contains("nothing of " + incident + " is under way any more");
        }
    }

    @Test
    void an_incident_that_there_is_not_is_not_aborted() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            var unknown = responder.types("abort", "no-such-incident", "--reason", "a slip");

            assertThat(unknown.exit()).isEqualTo(1);
            assertThat(unknown.err()).contains("no incident no-such-incident");
        }
    }

    @Test
    void a_finding_waits_while_the_intake_is_paused_and_is_collected_when_it_is_resumed() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            var paused = responder.types("pause", "--reason", "maintenance");
            site.submit(DrillFinding.text());
            Await.until(site.queues()::describe, () -> rounds(site) >= 3);
            var before = site.evidence(World.HOME).keys("");

            var resumed = responder.types("resume", "--reason", "done");
            var collection = site.await(World.HOME, 1).get(0);

            assertThat(paused.exit()).isZero();
            assertThat(before).isEmpty();
            assertThat(resumed.out()).contains("findings are taken again");
            assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.COMPLETE);
            assertThat(site.queues().parked()).isZero();
        }
    }

    private static void checkEnded(Collection collection) {
        var now = collection.world().sandbox().time().now();
        var view = collection.world().ec2().view();
        var chains = Chains.of(collection);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> {
            var stopped = chains.link(volume, Link.CollectionStopped.class);
            assertThat(stopped.reason()).isEqualTo("CANCELLED");
            assertThat(stopped.message()).contains(Responder.ARN, "a drill of the red team");
            assertThat(chains.find(volume, Link.SnapshotLocked.class)).isPresent();
        });
        assertThat(view.instances())
                .filteredOn(one -> one.tags().containsKey("impound:incident"))
                .isNotEmpty()
                .allMatch(one ->
                        one.state(now) == InstanceState.TERMINATED || one.state(now) == InstanceState.SHUTTING_DOWN);
        assertThat(view.volumes())
                .filteredOn(one -> one.tags().containsKey("impound:incident"))
                .allMatch(one -> one.gone(now));
        assertThat(collection.site().queues().parked()).isZero();
    }

    /** Until a collector was launched; the id of its incident. */
    private static String untilLaunched(Site site) {
        Await.until(
                site.queues()::describe,
                () -> !site.world().sandbox().calls().of("ec2", "RunInstances").isEmpty());
        var key = site.evidence(World.HOME).keys("").get(0);
        return key.substring(0, key.indexOf('/'));
    }

    /** How often a finding was put back. */
    private static long rounds(Site site) {
        return site.queues().sent().stream()
                .filter(sent -> sent.queue().equals("impound-findings"))
                .count();
    }

    private static Site site() throws Exception {
        return Site.under(world -> world.suspect(
                Suspected.in(DrillFinding.text()).get(0).with(Collection.disks(world), Optional.empty())));
    }
}
