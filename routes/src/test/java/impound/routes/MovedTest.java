package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.Shelf;
import impound.processors.fakes.Ids;
import impound.processors.fakes.OpenIncidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A worker died with each delivery, and SQS itself has moved the message into the parked queue of {@code share}. */
class MovedTest extends AtShare {
    private static final String PARKED = "share-parked";

    private final ParkedMessages sqs = new ParkedMessages();
    private final Shelf shelf = new Shelf(world.records, world.settings);
    private Moved moved;

    @BeforeEach
    void the_watch_is_ready() {
        world.open(OpenIncidents.of(Ids.TARGET));
        world.keep(OpenIncidents.instance("running", Ids.ROOT));
        var outbox = new CamelOutbox(coordinator.camel.createProducerTemplate(), new Queues(world.settings));
        var parts =
                new ParkedParts(world.aws(), world.custody, world.hops, world.incidents, world.settings, world.clock);
        moved = new Moved(() -> sqs, world.settings, parts.stopMoved(outbox));
    }

    @Test
    void it_lies_there_like_what_a_stage_has_parked_and_its_volume_comes_to_its_end() {
        var id = sqs.move(PARKED, body);

        moved.look();

        assertThat(sqs.inSight(PARKED)).singleElement().satisfies(copy -> {
            assertThat(copy.body()).isEqualTo(body);
            assertThat(attribute(copy, "reason")).isEqualTo("DELIVERED_TOO_OFTEN");
            assertThat(attribute(copy, "message")).isEqualTo(id);
        });
        assertThat(shelf.at(StageName.SHARE)).singleElement().satisfies(parked -> assertThat(shelf.body(parked))
                .contains(body));
        assertThat(Wire.readEvidence(coordinator.queues.bodies("completed").get(0))
                        .stopped())
                .isPresent();
    }

    @Test
    void a_second_look_leaves_it_in_sight_and_changes_nothing() {
        sqs.move(PARKED, body);
        moved.look();
        var first = sqs.inSight(PARKED);

        moved.look();

        assertThat(sqs.inSight(PARKED)).isEqualTo(first);
        assertThat(coordinator.queues.bodies("completed")).hasSize(1);
    }

    @Test
    void a_replay_lets_it_go_on() throws Exception {
        sqs.move(PARKED, body);
        moved.look();
        coordinator.camel.getRouteController().startRoute("replay-share");

        coordinator.queues.deliverNothing(PARKED);

        var sent = Wire.readEvidence(coordinator.queues.bodies("share").get(0));
        assertThat(sent.find(Link.CollectionResumed.class)).isPresent();
        assertThat(sent.next()).isEqualTo(StageName.SHARE);
    }

    @Test
    void what_can_not_be_sent_on_lies_there_as_it_was_until_the_next_look() {
        sqs.move(PARKED, body);
        coordinator.queues.refuseOnce("completed");

        moved.look();
        var kept = sqs.inSight(PARKED);
        moved.look();

        assertThat(kept).singleElement().satisfies(copy -> assertThat(copy.messageAttributes())
                .isEmpty());
        assertThat(sqs.inSight(PARKED)).singleElement().satisfies(copy -> assertThat(copy.messageAttributes())
                .isNotEmpty());
        assertThat(coordinator.queues.bodies("completed")).hasSize(1);
    }

    @Test
    void a_queue_that_is_missing_keeps_none_of_the_others() {
        sqs.remove("findings-parked");
        sqs.move(PARKED, body);

        moved.look();

        assertThat(shelf.at(StageName.SHARE)).hasSize(1);
    }

    private static String attribute(Message copy, String name) {
        return copy.messageAttributes().get(Queues.ATTRIBUTE + name).stringValue();
    }
}
