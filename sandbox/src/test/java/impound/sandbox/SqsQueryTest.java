package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** The forms and XML of older clients, such as Debian's AWS CLI, signed with the SDK's signer. */
class SqsQueryTest extends Fixture {
    private String queue;

    @BeforeEach
    void makeQueue() {
        queue = sandbox.sqs().queue(Clients.ACCOUNT, REGION, "impound-findings", Map.of());
    }

    @Test
    void a_message_goes_in_as_a_form_and_comes_out_as_xml() throws Exception {
        post(Map.of(
                "Action", "SendMessage",
                "QueueUrl", queue,
                "MessageBody", "a <finding>",
                "MessageAttribute.1.Name", "k",
                "MessageAttribute.1.Value.DataType", "String",
                "MessageAttribute.1.Value.StringValue", "v"));

        var received = post(Map.of(
                "Action", "ReceiveMessage",
                "QueueUrl", queue,
                "AttributeName.1", "All",
                "MessageAttributeName.1", "All"));

        assertThat(received)
                .contains("<ReceiveMessageResponse", "<Body>a &lt;finding&gt;</Body>")
                .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
                .contains("<MessageAttribute><Name>k</Name>", "<StringValue>v</StringValue>");
    }

    @Test
    void a_batch_is_taken_apart_and_its_delays_are_kept() throws Exception {
        var sent = post(Map.of(
                "Action", "SendMessageBatch",
                "QueueUrl", queue,
                "SendMessageBatchRequestEntry.1.Id", "now",
                "SendMessageBatchRequestEntry.1.MessageBody", "1",
                "SendMessageBatchRequestEntry.2.Id", "later",
                "SendMessageBatchRequestEntry.2.MessageBody", "2",
                "SendMessageBatchRequestEntry.2.DelaySeconds", "60"));

        assertThat(sent).contains("<SendMessageBatchResultEntry>", "<Id>now</Id>", "<Id>later</Id>");
        assertThat(receiveAll()).contains("<Body>1</Body>").doesNotContain("<Body>2</Body>");
        time.advance(Duration.ofMinutes(1));
        assertThat(receiveAll()).contains("<Body>2</Body>");
    }

    @Test
    void an_error_has_the_code_that_older_clients_know() throws Exception {
        assertThat(post(Map.of("Action", "GetQueueUrl", "QueueName", "nowhere")))
                .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");
    }

    private String receiveAll() throws Exception {
        return post(Map.of("Action", "ReceiveMessage", "QueueUrl", queue, "MaxNumberOfMessages", "10"));
    }

    private String post(Map<String, String> form) throws Exception {
        var body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(sandbox.endpoint() + "/"))
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(Clients.provider(responder).resolveCredentials())
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION))
                .request();
        var request = HttpRequest.newBuilder(signed.getUri()).POST(HttpRequest.BodyPublishers.ofString(body));
        signed.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
