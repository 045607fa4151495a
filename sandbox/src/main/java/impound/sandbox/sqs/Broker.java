package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.RelaxedSQSLimits$;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, which keeps the messages; only this layer talks to it, and only in the JSON protocol. */
final class Broker implements AutoCloseable {
    /** For all brokers of a process: on Java 17 a client can't be closed, and each has threads of its own. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Daemon threads, and killed at the end: ElasticMQ's own way to stop waits for long polls, some twenty seconds. */
    private final ActorSystem actors = ActorSystem.create(
            "sqs", ConfigFactory.parseString("pekko.daemonic = on").withFallback(ConfigFactory.load()));

    private final URI address;

    Broker() {
        // Its strict limits are those of years ago (256 KiB a message); ours are in Limits.
        var server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSAccountId("000000000000")
                .withAWSRegion("inside")
                .withSQSLimits(RelaxedSQSLimits$.MODULE$)
                .start();
        address = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    URI address() {
        return address;
    }

    JsonNode call(String operation, JsonNode request) {
        var post = HttpRequest.newBuilder(address)
                .header("X-Amz-Target", "AmazonSQS." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(request)))
                .build();
        try {
            var response = CLIENT.send(post, HttpResponse.BodyHandlers.ofByteArray());
            var answer = Json.read(response.body());
            if (response.statusCode() != 200) {
                throw refused(answer, response.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new AwsError("InternalFailure", "the broker does not answer: " + e.getMessage(), 500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError("ServiceUnavailable", "the sandbox is closing", 503);
        }
    }

    private static AwsError refused(JsonNode answer, int status) {
        var type = answer.path("__type").asText("InternalFailure");
        var message = answer.path("message").asText(answer.path("Message").asText());
        return new AwsError(type.substring(type.indexOf('#') + 1), message, status);
    }

    @Override
    public void close() {
        actors.terminate();
    }
}
