package impound.routes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS's reference of SendMessage, for queues in memory: they take no message that SQS would not take. */
final class SqsRules {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DELAY = 900;
    private static final int MOST_ATTRIBUTES = 10;

    private SqsRules() {}

    static void admit(Message message) {
        int bytes = message.getBody(String.class).getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_BYTES) {
            throw refusal(bytes + " bytes");
        }
        int delay = message.getHeader(Sqs2Constants.DELAY_HEADER, 0, Integer.class);
        if (delay < 0 || delay > MOST_DELAY) {
            throw refusal("a delay of " + delay + " s");
        }
        var attributes = attributes(message);
        if (attributes.size() > MOST_ATTRIBUTES || attributes.containsValue("")) {
            throw refusal("the attributes " + attributes);
        }
    }

    /** The headers that go out as attributes. */
    private static Map<String, Object> attributes(Message message) {
        var attributes = new TreeMap<>(message.getHeaders());
        attributes.keySet().removeIf(name -> !name.startsWith(Queues.ATTRIBUTE));
        return attributes;
    }

    private static SqsException refusal(String what) {
        return (SqsException) SqsException.builder()
                .statusCode(400)
                .message("SQS does not take " + what)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidParameterValue")
                        .build())
                .build();
    }
}
