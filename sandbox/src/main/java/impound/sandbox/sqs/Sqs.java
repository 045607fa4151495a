package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Json;
import impound.sandbox.http.Service;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** SQS: ElasticMQ keeps the messages, and what it does not know (accounts, today's limits, the sandbox's time) is here. */
public final class Sqs implements Service, AutoCloseable {
    private final Broker broker = new Broker();
    private final URI endpoint;
    private final Names names;
    private final Sending sending;
    private final Receiving receiving;
    private final Outbox outbox;
    private final Held held;
    private final Unseen unseen;

    public Sqs(SandboxTime time, URI endpoint) {
        this.endpoint = endpoint;
        this.names = new Names(endpoint, broker.address());
        this.outbox = new Outbox(broker);
        this.held = new Held(time, outbox);
        this.sending = new Sending(broker, outbox, held);
        this.unseen = new Unseen(time, broker);
        this.receiving = new Receiving(time, broker, outbox, names, new Receipts(time), unseen);
    }

    /** Seeds a queue with attributes as CreateQueue has them; answers its URL. */
    public String queue(String account, String region, String name, Map<String, String> attributes) {
        var request = Json.object().put("QueueName", Names.inside(account, region, name));
        put(attributes, request);
        broker.call("CreateQueue", request);
        return endpoint + "/" + account + "/" + name;
    }

    /** Changes attributes of a queue, as SetQueueAttributes does. */
    public void change(String account, String region, String name, Map<String, String> attributes) {
        var asked = Json.object().put("QueueName", Names.inside(account, region, name));
        var request = Json.object()
                .put(
                        "QueueUrl",
                        broker.call("GetQueueUrl", asked).path("QueueUrl").asText());
        put(attributes, request);
        broker.call("SetQueueAttributes", request);
    }

    private static void put(Map<String, String> attributes, ObjectNode request) {
        var given = request.putObject("Attributes");
        attributes.forEach((key, value) -> given.put(key, Names.inward(value)));
    }

    /** From now on every message that is sent is kept for {@link #sent()}. */
    public void record() {
        outbox.record();
    }

    /** What was sent since {@link #record()}, in order, and each as often as it was sent and not as it was delivered. */
    public List<Sent> sent() {
        return outbox.sent();
    }

    /** Messages to these queues are delivered twice, both at once, though they are sent once. */
    public void deliverTwice(Predicate<String> queues) {
        outbox.deliverTwice(queues);
    }

    /**
     * SQS promises neither order nor that a message comes once. From now on a message to a queue for which this names any
     * seconds comes once for each of them, so much later.
     */
    public void straggle(Function<String, List<Integer>> seconds) {
        sending.straggle(seconds);
    }

    /** What its receivers have not deleted is shown again, as if they had died and the time that they had asked for were over. */
    public void showUnseen() {
        unseen.showAll();
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public void handle(Call call) {
        boolean json = call.header("x-amz-target") != null;
        var request = json ? (ObjectNode) Json.read(call) : QueryRequest.read(call);
        Limits.check(call.operation(), request);
        new QueueOf(call, names).resolve(request);
        var answer = perform(call.operation(), request);
        if (json) {
            call.respond(200, "application/x-amz-json-1.0", Json.write(answer));
        } else {
            call.respond(200, "text/xml", QueryAnswer.write(call, answer));
        }
    }

    private JsonNode perform(String operation, ObjectNode request) {
        return switch (operation) {
            case "SendMessage" -> sending.one(request);
            case "SendMessageBatch" -> sending.batch(request);
            case "ReceiveMessage" -> receiving.receive(request);
            case "ChangeMessageVisibility" -> receiving.changeVisibility(request);
            case "ChangeMessageVisibilityBatch" -> receiving.changeVisibilities(request);
            case "DeleteMessage", "DeleteMessageBatch" -> receiving.delete(operation, request);
            case "AddPermission", "RemovePermission" -> throw notThere(operation);
            default -> administer(operation, request);
        };
    }

    /** Calls about queues, not messages: here names and ARNs stand in the text. */
    private JsonNode administer(String operation, ObjectNode request) {
        var inward = Json.read(Names.inward(text(request)).getBytes(StandardCharsets.UTF_8));
        var answer = broker.call(operation, inward);
        var queue = request.path("QueueUrl").asText();
        if (operation.equals("PurgeQueue") || operation.equals("DeleteQueue")) {
            held.purge(queue);
        }
        if (operation.equals("GetQueueAttributes")) {
            countHeld((ObjectNode) answer.path("Attributes"), queue);
        }
        return Json.read(names.outward(text(answer)).getBytes(StandardCharsets.UTF_8));
    }

    private void countHeld(ObjectNode attributes, String queue) {
        var name = "ApproximateNumberOfMessagesDelayed";
        if (attributes.has(name)) {
            attributes.put(name, "" + (attributes.get(name).asInt() + held.count(queue)));
        }
    }

    private static String text(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    private static AwsError notThere(String operation) {
        return AwsError.bad("UnsupportedOperation", "the sandbox has no %s", operation);
    }

    @Override
    public void close() {
        broker.close();
    }
}
