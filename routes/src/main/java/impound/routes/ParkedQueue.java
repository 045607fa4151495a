package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Copy;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The parked queue of a stage, for whoever takes some of what lies there and leaves the rest where it is. */
final class ParkedQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedQueue.class);

    /** With what a parked message says what it is a copy of. */
    static final String PARKED_ID = Queues.ATTRIBUTE + "message";

    /** As long as the replay of one queue may last; what is left is in sight again after it at the latest. */
    private static final int OUT_OF_SIGHT_SECONDS = 300;

    private static final int MOST = 10;

    private final SqsClient sqs;
    private final StageName stage;
    private final String url;

    ParkedQueue(SqsClient sqs, StageName stage, Settings settings) {
        this.sqs = sqs;
        this.stage = stage;
        this.url = settings.queueUrlPrefix() + stage.text() + "-parked";
    }

    /** A message that lies there, and the handle by which it goes. */
    record Held(Copy copy, String handle) {}

    /** Everything that lies there, out of others' sight until it is deleted or left. */
    List<Held> hold() {
        var held = new ArrayList<Held>();
        for (var some = receive(); !some.isEmpty(); some = receive()) {
            some.forEach(message -> held.add(new Held(copy(message), message.receiptHandle())));
        }
        return held;
    }

    /** Of what lies there what SQS itself has moved there; the rest is in sight again at once. */
    List<Held> holdMoved() {
        var moved = new ArrayList<Held>();
        for (var held : hold()) {
            if (held.copy().isMoved()) {
                moved.add(held);
            } else {
                leaveIfPossible(held);
            }
        }
        return moved;
    }

    /** Puts a copy of our own there, with all that is known of it, and then takes away what SQS has moved there. */
    void replace(Held held, Parked parked) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        Park.attributes(parked)
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(held.copy().body()).messageAttributes(attributes));
        delete(held);
    }

    private void delete(Held held) {
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(held.handle()));
    }

    /** Takes it away. One that can't be, since it was held for too long, is a copy of nothing, and goes with the next replay. */
    void deleteIfPossible(Held held) {
        ifPossible(held, this::delete);
    }

    /** Puts it back in sight. One that can't be comes in sight by itself in a while. */
    void leaveIfPossible(Held held) {
        ifPossible(
                held,
                one -> sqs.changeMessageVisibility(
                        r -> r.queueUrl(url).receiptHandle(one.handle()).visibilityTimeout(0)));
    }

    /** One that fails keeps none of the others. */
    private static void ifPossible(Held held, Consumer<Held> act) {
        try {
            act.accept(held);
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("message", held.copy().messageId())
                    .setCause(e)
                    .log("a parked message is out of sight for a while");
        }
    }

    /** The same from Camel's message. */
    static Copy copy(StageName stage, org.apache.camel.Message message) {
        var attributes = message.getHeader(Sqs2Constants.MESSAGE_ATTRIBUTES, Map.class);
        var own = attributes == null ? null : (MessageAttributeValue) attributes.get(PARKED_ID);
        return new Copy(
                stage,
                own == null ? "" : own.stringValue(),
                message.getHeader(Sqs2Constants.MESSAGE_ID, String.class),
                message.getBody(String.class));
    }

    private Copy copy(Message message) {
        var own = message.messageAttributes().get(PARKED_ID);
        return new Copy(stage, own == null ? "" : own.stringValue(), message.messageId(), message.body());
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(MOST)
                        .messageAttributeNames(PARKED_ID)
                        .visibilityTimeout(OUT_OF_SIGHT_SECONDS)
                        .waitTimeSeconds(1))
                .messages();
    }
}
