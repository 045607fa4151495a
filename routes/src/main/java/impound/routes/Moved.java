package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.replay.StopMoved;
import impound.processors.settings.Settings;
import impound.routes.ParkedQueue.Held;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes of what SQS itself has moved into a parked queue what a stage of ours would have parked there. */
final class Moved {
    private static final Logger LOG = LoggerFactory.getLogger(Moved.class);

    private final Supplier<SqsClient> sqs;
    private final Settings settings;
    private final StopMoved stops;

    Moved(Supplier<SqsClient> sqs, Settings settings, StopMoved stops) {
        this.sqs = sqs;
        this.settings = settings;
        this.stops = stops;
    }

    /** With the client that the queues' own routes have, once there is one. */
    static Moved in(CamelContext camel, Settings settings, StopMoved stops) {
        return new Moved(
                () -> camel.getRegistry().lookupByNameAndType(Queues.CLIENT, SqsClient.class), settings, stops);
    }

    /** One look at all parked queues. One that can't be looked at keeps none of the others. */
    void look() {
        for (var stage : StageName.values()) {
            try {
                look(new ParkedQueue(sqs.get(), stage, settings));
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("stage", stage.text()).setCause(e).log("its parked queue can't be looked at");
            }
        }
    }

    private void look(ParkedQueue queue) {
        queue.holdMoved().forEach(held -> replace(queue, held));
    }

    /** One that fails comes in sight again, and keeps none of the others. */
    private void replace(ParkedQueue queue, Held held) {
        try {
            queue.replace(held, stops.stop(held.copy()));
            LOG.atError()
                    .addKeyValue("stage", held.copy().stage().text())
                    .addKeyValue("message", held.copy().messageId())
                    .log("SQS has parked it; that is on record now");
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("message", held.copy().messageId())
                    .setCause(e)
                    .log("it is tried again");
            queue.leaveIfPossible(held);
        }
    }
}
