package impound.collection;

import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import impound.sandbox.drill.World;
import impound.sandbox.sqs.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues between the stages: what went through them, and whether anything still does. */
public final class Queues {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final World world;
    private final String prefix;

    Queues(SqsClient sqs, World world, Settings settings) {
        this.sqs = sqs;
        this.world = world;
        this.prefix = settings.queueUrlPrefix();
    }

    /** Every message that anybody has sent, in order. */
    public List<Sent> sent() {
        return world.sandbox().sqs().sent();
    }

    /** Delivers a message once more, to the queue it was sent to. */
    public void deliverAgain(Sent message) {
        var stage = message.queue().replaceFirst("impound-", "");
        sqs.sendMessage(r -> r.queueUrl(prefix + stage).messageBody(message.body()));
    }

    /** Sends as anybody could who may send there: a body, and beside it attributes of any name. */
    void send(StageName stage, String body, Map<String, String> attributes) {
        var beside = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> beside.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        sqs.sendMessage(r -> r.queueUrl(prefix + stage.text()).messageBody(body).messageAttributes(beside));
    }

    /** What is parked at a stage; nobody else gets to see it for a while then. */
    List<Message> parked(StageName stage) {
        var parked = new ArrayList<Message>();
        for (var some = receive(stage); !some.isEmpty(); some = receive(stage)) {
            parked.addAll(some);
        }
        return parked;
    }

    private List<Message> receive(StageName stage) {
        return sqs.receiveMessage(r -> r.queueUrl(prefix + stage.text() + "-parked")
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All"))
                .messages();
    }

    /** Until no message is in a queue, in work or delayed, and none was sent while this looked. */
    public void awaitSilence() {
        var before = new AtomicInteger(-1);
        Await.until(this::describe, () -> {
            var sent = sent().size();
            return waiting() == 0 && before.getAndSet(sent) == sent;
        });
    }

    /** What is still on its way, for whoever waited in vain. */
    public String describe() {
        var full = Arrays.stream(StageName.values())
                .map(stage -> stage.text() + " " + count(stage.text()) + ", parked " + count(stage.text() + "-parked"))
                .toList();
        var sent = sent();
        return "a report, and no message on its way; the queues have " + full + ", the last of " + sent.size()
                + " sent were " + sent.subList(Math.max(0, sent.size() - 6), sent.size());
    }

    /** How many messages lie where a person has to look for them. */
    public int parked() {
        return Arrays.stream(StageName.values())
                .mapToInt(stage -> count(stage.text() + "-parked"))
                .sum();
    }

    /** Whether no message is in a queue, in work or delayed. */
    public boolean isSilent() {
        return waiting() == 0;
    }

    private int waiting() {
        return Arrays.stream(StageName.values())
                .mapToInt(stage -> count(stage.text()))
                .sum();
    }

    private int count(String queue) {
        var attributes = sqs.getQueueAttributes(r -> r.queueUrl(prefix + queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return COUNTS.stream()
                .mapToInt(count -> Integer.parseInt(attributes.get(count)))
                .sum();
    }
}
