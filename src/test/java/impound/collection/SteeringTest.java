package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at a terminal who stops a collection, or holds the intake. */
class SteeringTest {
    @Test
    void an_aborted_collection_ends_with_its_evidence_kept_and_its_work_removed() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            site.submit(DrillFinding.text());
            var incident = untilAsked(site, "RunInstances");

            var unknown = responder.types("abort", incident, "--volume", "vol-0fffffffffffffff1", "--reason", "a slip");
            var aborted = responder.types("abort", incident, "--reason", "a drill of the red team");
            var collection = site.await(World.HOME, 1).get(0);
            var again = responder.types("abort", incident, "--reason", "once more");

            assertThat(unknown.exit()).isEqualTo(1);
            assertThat(unknown.err()).contains("has no volume or instance 'vol-0fffffffffffffff1'");
            assertThat(aborted.exit()).isZero();
            assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.CANCELLED);
            assertThat(Chains.of(collection).volumes()).hasSize(2);
            checkEnded(collection, Chains.of(collection).volumes());
            assertThat(again.exit()).isZero();
            assertThat(again.out()).contains("nothing of " + incident + " is under way any more");
        }
    }

    @Tag("long")
    @Test
    void of_two_volumes_the_aborted_one_ends_and_the_other_is_collected() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            site.world().sandbox().faults().on("ec2", "AttachVolume").always().before("RequestLimitExceeded", "", 503);
            site.submit(DrillFinding.text());
            var incident = untilAsked(site, "AttachVolume");
            var volumes = new Chains(site.evidence(World.HOME), incident).volumes();

            var aborted = responder.types(
                    "abort", incident, "--volume", volumes.get(0), "--reason", "a drill of the red team");
            site.world().sandbox().faults().clear();
            var collection = site.await(World.HOME, 1).get(0);

            assertThat(aborted.exit()).isZero();
            assertThat(aborted.out()).contains(volumes.get(0) + ": aborted").doesNotContain(volumes.get(1));
            assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.CANCELLED);
            checkEnded(collection, volumes.subList(0, 1));
            checkCollected(collection, volumes.get(1));
        }
    }

    @Tag("long")
    @Test
    void an_incident_goes_first_until_that_is_taken_back_and_each_order_is_on_record() throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            site.submit(DrillFinding.text());
            var incident = site.await(World.HOME, 1).get(0).incident();

            var first = responder.types("priority", incident, "--reason", "the domain controller");
            var again = responder.types("priority", incident, "--reason", "once more");
            var order = site.work(World.HOME).text("control/" + incident + "/priority.json");
            var off = responder.types("priority", incident, "--off", "--reason", "imaged");
            var offAgain = responder.types("priority", incident, "--off");

            assertThat(List.of(first, again, off, offAgain))
                    .allSatisfy(line -> assertThat(line.exit()).isZero());
            assertThat(first.out()).contains(incident + " goes before others, though nothing of it is under way");
            assertThat(again.out()).contains("goes before others already; nothing was changed");
            assertThat(order).contains(Responder.ARN, "the domain controller");
            assertThat(off.out()).contains(incident + " takes its turn like all others");
            assertThat(offAgain.out()).contains("did not go before others; nothing was changed");
            assertThat(site.work(World.HOME).keys("control/")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "priority"})
    void nothing_is_ordered_for_an_incident_that_there_is_not(String command) throws Exception {
        try (var site = site();
                var responder = Responder.at(site.world())) {
            var unknown = responder.types(command, "no-such-incident", "--reason", "a slip");

            assertThat(unknown.exit()).isEqualTo(1);
            assertThat(unknown.err()).contains("no incident no-such-incident");
            assertThat(site.work(World.HOME).keys("control/")).isEmpty();
        }
    }

    @Tag("long")
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

    private static void checkCollected(Collection collection, String volume) {
        var chains = Chains.of(collection);
        assertThat(chains.find(volume, Link.ImageVerified.class)).isPresent();
        assertThat(chains.find(volume, Link.SnapshotReceived.class)).isPresent();
        assertThat(chains.find(volume, Link.CollectionStopped.class)).isEmpty();
    }

    private static void checkEnded(Collection collection, List<String> volumes) {
        var now = collection.world().sandbox().time().now();
        var view = collection.world().ec2().view();
        var chains = Chains.of(collection);
        assertThat(volumes).allSatisfy(volume -> {
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

    /** Until this was asked of EC2; the id of the incident. */
    private static String untilAsked(Site site, String action) {
        Await.until(
                site.queues()::describe,
                () -> !site.world().sandbox().calls().of("ec2", action).isEmpty());
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
        return Site.under(Collection::suspect);
    }
}
