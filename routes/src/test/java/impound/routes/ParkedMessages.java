package impound.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS with parked queues in memory: what was received is out of sight until it is put back, and a queue may be missing. */
final class ParkedMessages implements SqsClient {
    private final List<Lying> messages = new ArrayList<>();
    private String missing = "none";

    /** A message, the end of its queue's URL, and whether anybody else may receive it. */
    private record Lying(String queue, Message message, boolean isInSight) {
        private Lying inSight(boolean now) {
            return new Lying(queue, message, now);
        }
    }

    /** SQS moves a message there as it was. */
    String move(String queue, String body) {
        return add(queue, body, Map.of());
    }

    /** From now on there is no queue of this name. */
    void remove(String queue) {
        missing = queue;
    }

    /** What anybody can receive there. */
    List<Message> inSight(String queue) {
        return messages.stream()
                .filter(lying -> lying.isInSight() && lying.queue().endsWith(queue))
                .map(Lying::message)
                .toList();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        if (request.queueUrl().endsWith(missing)) {
            throw QueueDoesNotExistException.builder().message(missing).build();
        }
        var received = messages.stream()
                .filter(lying -> lying.isInSight() && request.queueUrl().endsWith(lying.queue()))
                .limit(request.maxNumberOfMessages())
                .toList();
        received.forEach(lying -> messages.set(messages.indexOf(lying), lying.inSight(false)));
        return ReceiveMessageResponse.builder()
                .messages(received.stream().map(Lying::message).toList())
                .build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        messages.replaceAll(
                lying -> lying.message().receiptHandle().equals(request.receiptHandle()) ? lying.inSight(true) : lying);
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        messages.removeIf(lying -> lying.message().receiptHandle().equals(request.receiptHandle()));
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        var queue = request.queueUrl()
                .substring(
                        request.queueUrl().lastIndexOf('-', request.queueUrl().lastIndexOf('-') - 1) + 1);
        var id = add(queue, request.messageBody(), request.messageAttributes());
        return SendMessageResponse.builder().messageId(id).build();
    }

    private String add(String queue, String body, Map<String, MessageAttributeValue> attributes) {
        var id = UUID.randomUUID().toString();
        var message = Message.builder()
                .messageId(id)
                .receiptHandle("handle of " + id)
                .body(body)
                .messageAttributes(attributes)
                .build();
        messages.add(new Lying(queue, message, true));
        return id;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
