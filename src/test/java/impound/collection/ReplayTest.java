package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.drill.CommandLine;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.routes.command.Impound;
import impound.sandbox.sns.Published;
import java.io.IOException;
import java.util.List;
import javax.management.JMException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A collection that a missing right has stopped half-way, and a person at a terminal who lets it go on. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
@Tag("long")
class ReplayTest {
    @Test
    void what_stopped_goes_on_from_the_command_line_as_often_as_it_takes_and_the_incident_is_complete_in_the_end()
            throws IOException {
        try (var collection = Collection.under(world -> world.sandbox()
                        .faults()
                        .on("ec2", "CopySnapshot")
                        .always()
                        .before("UnauthorizedOperation", "You are not authorized to perform this operation.", 403));
                var responder = Responder.at(collection.world())) {
            assertThat(closing(collection, 1).state()).isEqualTo(Closing.State.PARTIAL);

            causeIsThereStill(collection, responder);
            aDryRunChangesNothing(collection, responder);
            collection.world().sandbox().faults().clear();
            collection
                    .world()
                    .sandbox()
                    .faults()
                    .on("sqs", "DeleteMessage")
                    .where(call -> call.principal().equals(Responder.ARN))
                    .before("ReceiptHandleIsInvalid", "The receipt handle has expired", 404);
            var replayed =
                    responder.types("replay", "receive", "--all", "--priority", "--reason", "the right is granted");
            awaitSecondClosing(collection);
            var again = responder.types("replay", "receive", "--all");
            var byIncident = responder.types("replay", "receive", "--incident", collection.incident());
            collection.site().queues().awaitSilence();

            assertThat(replayed.exit()).isZero();
            assertThat(replayed.out())
                    .contains("2 replayed, 0 left alone, 0 failed")
                    .containsOnlyOnce(collection.incident() + " goes before others");
            assertThat(collection.site().work(collection.region()).keys("control/"))
                    .containsExactly("control/" + collection.incident() + "/priority.json");
            assertThat(List.of(again, byIncident)).allSatisfy(line -> {
                assertThat(line.exit()).isZero();
                assertThat(line.out()).isEqualTo("0 replayed, 0 left alone, 0 failed\n");
            });
            checkComplete(collection);
        }
    }

    @Test
    void what_stopped_before_its_image_goes_on_by_jmx_from_a_volume_that_is_made_anew() throws Exception {
        try (var collection = Collection.under(world -> world.sandbox()
                .faults()
                .on("ec2", "AttachVolume")
                .always()
                .before("UnauthorizedOperation", "You are not authorized to perform this operation.", 403))) {
            assertThat(closing(collection, 1).state()).isEqualTo(Closing.State.FAILED);
            var route = RouteInJmx.of(collection.application(), "replay-attach");

            replayTwiceInVain(collection, route);
            collection.world().sandbox().faults().clear();
            replay(route);
            awaitSecondClosing(collection);

            assertThat(closing(collection, 2).state()).isEqualTo(Closing.State.COMPLETE);
            assertThat(collection.site().queues().parked()).isZero();
            var chains = Chains.of(collection);
            assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> {
                assertThat(chains.facts(volume, Link.VolumeCreated.class)).hasSize(4);
                assertThat(chains.link(volume, Link.ImageVerified.class).key()).endsWith(volume + ".a4.image.dd");
            });
        }
    }

    private static void replayTwiceInVain(Collection collection, RouteInJmx route) throws JMException {
        for (int resumed = 1; resumed <= 2; resumed++) {
            replay(route);
            awaitParkedAgain(collection, resumed);
        }
    }

    /** Starts the route, which stops by itself whatever becomes of what it has sent. */
    private static void replay(RouteInJmx route) throws JMException {
        route.start();
        Await.until(() -> "the route to stop, it is " + route.state(), () -> route.state()
                .equals("Stopped"));
    }

    private static void awaitParkedAgain(Collection collection, int resumed) {
        Await.until(collection.queues()::describe, () -> Chains.of(collection).volumes().stream()
                .map(volume -> Chains.of(collection).facts(volume, Link.CollectionStopped.class))
                .allMatch(stops -> stops.size() > resumed));
        collection.queues().awaitSilence();
        assertThat(collection.queues().parked()).isEqualTo(2);
        assertThat(Chains.of(collection).volumes())
                .allSatisfy(volume -> assertThat(Chains.of(collection).facts(volume, Link.CollectionResumed.class))
                        .hasSize(resumed));
    }

    private static void causeIsThereStill(Collection collection, Responder responder) {
        var replayed = responder.types("replay", "receive", "--all");
        collection.site().queues().awaitSilence();

        assertThat(replayed.out()).contains("2 replayed, 0 left alone, 0 failed");
        assertThat(collection.site().queues().parked()).isEqualTo(2);
        assertThat(hasSecondClosing(collection)).isFalse();
        assertThat(Chains.of(collection).volumes())
                .allSatisfy(volume -> assertThat(Chains.of(collection).kinds(volume))
                        .containsOnlyOnce("CollectionResumed")
                        .endsWith("CollectionResumed", "CollectionStopped"));
    }

    private static void aDryRunChangesNothing(Collection collection, Responder responder) {
        var sent = collection.site().queues().sent().size();

        CommandLine listed = responder.types("replay", "receive");
        var dry = responder.types("replay", "receive", "--all", "--dry-run");

        assertThat(listed.exit()).isEqualTo(Impound.WRONG_USAGE);
        assertThat(listed.out()).contains("UnauthorizedOperation", collection.incident());
        assertThat(listed.err()).contains("impound replay receive --incident ID");
        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("would replay: volume vol-", "goes on at receive", "nothing was changed");
        assertThat(collection.site().queues().sent()).hasSize(sent);
    }

    private static void checkComplete(Collection collection) {
        assertThat(closing(collection, 1).state()).isEqualTo(Closing.State.PARTIAL);
        assertThat(closing(collection, 2).state()).isEqualTo(Closing.State.COMPLETE);
        // the copy that could not be deleted: it is of no use to anybody, and goes with the next replay that sees it
        assertThat(collection.site().queues().parked()).isEqualTo(1);
        assertThat(collection.site().work(collection.region()).keys("parked/")).isEmpty();
        var chains = Chains.of(collection);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> {
            assertThat(chains.link(volume, Link.CollectionResumed.class).who()).startsWith(Responder.ARN + " (");
            assertThat(chains.kinds(volume)).containsOnlyOnce("CollectorLaunched", "ImageWritten");
        });
        assertThat(collection.world().sandbox().sns().published())
                .extracting(Published::subject)
                .contains("Impound PARTIAL: " + collection.incident(), "Impound COMPLETE: " + collection.incident());
    }

    static void awaitSecondClosing(Collection collection) {
        Await.until(collection.site().queues()::describe, () -> hasSecondClosing(collection));
        collection.site().queues().awaitSilence();
    }

    private static boolean hasSecondClosing(Collection collection) {
        return collection
                .evidence()
                .find(collection.incident() + "/closing/0002.report.json")
                .isPresent();
    }

    static Closing closing(Collection collection, int number) {
        var key = "%s/closing/%04d.json".formatted(collection.incident(), number);
        return Wire.read(collection.evidence().read(key), Closing.class);
    }
}
