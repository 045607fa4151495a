package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.http.Keys;
import impound.sandbox.sqs.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsTest extends Fixture {
    private SqsClient sqs;
    private String queue;

    @BeforeEach
    void makeQueue() {
        queue = sandbox.sqs().queue(Clients.ACCOUNT, REGION, "impound-share", Map.of());
        sqs = as(responder);
    }

    @Test
    void a_delayed_message_arrives_when_its_time_has_come_and_under_the_promised_id() {
        var sent = sqs.sendMessage(send ->
                send.queueUrl(queue).messageBody("later").delaySeconds(300).messageAttributes(Map.of("k", text("v"))));

        assertThat(receive()).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        time.advance(Duration.ofSeconds(299));
        assertThat(receive()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(receive()).singleElement().satisfies(message -> assertThat(message.messageId() + message.body())
                .isEqualTo(sent.messageId() + "later"));
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("0");
    }

    @Test
    void in_a_batch_only_the_delayed_wait() {
        var sent = sqs.sendMessageBatch(batch -> batch.queueUrl(queue)
                .entries(entry("now").build(), entry("later").delaySeconds(60).build()));

        assertThat(sent.successful()).extracting("id").containsExactlyInAnyOrder("now", "later");
        assertThat(receive()).extracting(Message::body).containsExactly("now");
        time.advance(Duration.ofMinutes(1));
        assertThat(receive()).extracting(Message::body).containsExactly("later");
    }

    @Test
    void a_message_that_is_sent_once_may_be_delivered_twice_under_one_id() {
        sandbox.sqs().record();
        sandbox.sqs().deliverTwice("impound-share"::equals);

        var now = sqs.sendMessage(send -> send.queueUrl(queue).messageBody("now"));
        var later = sqs.sendMessage(
                send -> send.queueUrl(queue).messageBody("later").delaySeconds(60));
        time.advance(Duration.ofMinutes(1));

        assertThat(receive())
                .extracting(message -> message.messageId() + message.body())
                .containsExactlyInAnyOrder(
                        now.messageId() + "now",
                        now.messageId() + "now",
                        later.messageId() + "later",
                        later.messageId() + "later");
        assertThat(sandbox.sqs().sent())
                .containsExactly(new Sent("impound-share", "now"), new Sent("impound-share", "later"));
    }

    @Test
    void nobody_delays_a_message_beyond_a_quarter_of_an_hour() {
        assertRefused(
                "InvalidParameterValue",
                () -> sqs.sendMessage(
                        send -> send.queueUrl(queue).messageBody("x").delaySeconds(901)));
    }

    @Test
    void nobody_hides_a_message_for_more_than_twelve_hours_in_all() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x"));
        var receipt = receive().get(0).receiptHandle();

        hide(receipt, 43_200);
        time.advance(Duration.ofHours(1));

        assertRefused("InvalidParameterValue", () -> hide(receipt, 43_200));
        hide(receipt, 39_600);
    }

    @Test
    void a_message_holds_a_mebibyte_and_no_more() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x".repeat(1 << 20)));

        assertRefused(
                "InvalidParameterValue",
                () -> sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x".repeat((1 << 20) + 1))));
    }

    @Test
    void a_message_that_is_received_too_often_goes_to_the_parked_queue() {
        sandbox.sqs().queue(Clients.ACCOUNT, REGION, "impound-x-parked", Map.of());
        var redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:111122223333:impound-x-parked\","
                + "\"maxReceiveCount\":\"1\"}";
        queue = sqs.createQueue(create ->
                        create.queueName("impound-x").attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)))
                .queueUrl();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x"));
        hide(receive().get(0).receiptHandle(), 0);

        assertThat(receive()).isEmpty();

        assertThat(sqs.receiveMessage(from -> from.queueUrl(queue + "-parked")).messages())
                .extracting(Message::body)
                .containsExactly("x");
        assertThat(count(QueueAttributeName.QUEUE_ARN)).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:impound-x");
        assertThat(count(QueueAttributeName.REDRIVE_POLICY)).contains(":111122223333:impound-x-parked");
    }

    @Test
    void a_queue_belongs_to_its_account() {
        var other = as(stranger);

        assertRefused(
                "AccessDenied",
                () -> other.sendMessage(send -> send.queueUrl(queue).messageBody("x")));
        assertThat(other.listQueues().queueUrls()).isEmpty();
        assertThat(sqs.listQueues().queueUrls()).containsExactly(queue);
        assertThat(sqs.getQueueUrl(get -> get.queueName("impound-share")).queueUrl())
                .isEqualTo(queue);
    }

    @Test
    void a_queue_that_is_not_there_is_said_not_to_be() {
        assertThatThrownBy(() -> sqs.sendMessage(
                        send -> send.queueUrl(queue + "x").messageBody("x").delaySeconds(5)))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    private void hide(String receipt, int seconds) {
        sqs.changeMessageVisibility(
                change -> change.queueUrl(queue).receiptHandle(receipt).visibilityTimeout(seconds));
    }

    private static SendMessageBatchRequestEntry.Builder entry(String id) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(id);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private List<Message> receive() {
        return sqs.receiveMessage(from -> from.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
    }

    private String count(QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .get(name);
    }

    private SqsClient as(Keys keys) {
        return Clients.client(SqsClient.builder(), sandbox, keys);
    }
}
