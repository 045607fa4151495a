package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** SQS's reference of SendMessage, and its guide on message attributes: what a message may be made of. */
class SqsRulesTest extends Fixture {
    private String queue;
    private SqsClient sqs;

    @BeforeEach
    void makeQueue() {
        queue = sandbox.sqs().queue(Clients.ACCOUNT, REGION, "impound-share", Map.of());
        sqs = Clients.client(SqsClient.builder(), sandbox, responder);
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void a_message_has_ten_attributes_at_the_most() {
        send("x", attributes(10, "v"));

        assertRefused("InvalidParameterValue", () -> send("x", attributes(11, "v")));
    }

    @Test
    void an_attribute_has_a_value() {
        assertRefused("InvalidParameterValue", () -> send("x", attributes(1, "")));
    }

    @Test
    void a_message_has_a_body() {
        assertRefused("MissingParameter", () -> send("", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ufffeb"})
    void a_message_has_no_characters_that_xml_has_not(String body) {
        assertRefused("InvalidMessageContents", () -> send(body, Map.of()));
    }

    @Test
    void tabs_line_ends_and_letters_of_every_script_pass() {
        var body = "a\tb\r\nc \ud83d\udd12 \u00fc";

        send(body, Map.of());

        assertThat(sqs.receiveMessage(from -> from.queueUrl(queue)).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo(body));
    }

    private void send(String body, Map<String, MessageAttributeValue> attributes) {
        sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body).messageAttributes(attributes));
    }

    private static Map<String, MessageAttributeValue> attributes(int count, String value) {
        var attributes = new TreeMap<String, MessageAttributeValue>();
        for (int i = 0; i < count; i++) {
            attributes.put(
                    "attribute-" + i,
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(value)
                            .build());
        }
        return attributes;
    }
}
