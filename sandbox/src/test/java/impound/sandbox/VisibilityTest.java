package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What was received is hidden by the sandbox's clock, so that a minute of a dead receiver need not be waited for. */
class VisibilityTest extends Fixture {
    private String queue;
    private SqsClient sqs;

    @BeforeEach
    void sendOne() {
        queue = sandbox.sqs().queue(Clients.ACCOUNT, REGION, "impound-share", Map.of());
        sqs = Clients.client(SqsClient.builder(), sandbox, responder);
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("a volume"));
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void a_message_comes_again_when_its_time_is_over_by_the_clock_and_not_before() {
        receive();

        time.advance(Duration.ofSeconds(59));
        assertThat(receive()).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(receive())
                .singleElement()
                .extracting(message -> message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
    }

    @Test
    void a_longer_time_counts_from_when_it_was_asked_for() {
        var receipt = receive().get(0).receiptHandle();
        time.advance(Duration.ofSeconds(50));

        hide(receipt, 60);
        time.advance(Duration.ofSeconds(59));

        assertThat(receive()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void whoever_gives_a_message_back_has_it_shown_at_once() {
        var receipt = receive().get(0).receiptHandle();

        hide(receipt, 0);

        assertThat(receive()).hasSize(1);
    }

    @Test
    void a_deleted_message_stays_away() {
        var receipt = receive().get(0).receiptHandle();

        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(receipt));
        time.advance(Duration.ofMinutes(2));

        assertThat(receive()).isEmpty();
    }

    @Test
    void what_a_dead_receiver_had_is_shown_without_waiting() {
        receive();

        sandbox.sqs().showUnseen();

        assertThat(receive()).hasSize(1);
    }

    @Test
    void copies_come_as_late_as_is_wished_each_at_its_own_time() {
        sandbox.sqs().straggle(queue -> List.of(30, 10));
        receive();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("another volume"));

        time.advance(Duration.ofSeconds(9));
        assertThat(receive()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        var first = receive();
        time.advance(Duration.ofSeconds(20));
        var second = receive();

        assertThat(first).singleElement().extracting(Message::body).isEqualTo("another volume");
        assertThat(second)
                .singleElement()
                .extracting(Message::messageId)
                .isEqualTo(first.get(0).messageId());
    }

    private void hide(String receipt, int seconds) {
        sqs.changeMessageVisibility(
                change -> change.queueUrl(queue).receiptHandle(receipt).visibilityTimeout(seconds));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(from -> from.queueUrl(queue)
                        .visibilityTimeout(60)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }
}
