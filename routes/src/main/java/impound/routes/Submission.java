package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import impound.routes.aws.Clients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Puts messages on our queues from outside the routes, as a person or EventBridge would. */
public final class Submission {
    private Submission() {}

    /** Sends by the settings at this location, with the credentials that the SDK finds; answers SQS's message id. */
    public static String send(String location, StageName queue, String body) {
        return send(
                SettingsAt.read(location), DefaultCredentialsProvider.builder().build(), queue, body);
    }

    /** Sends with these settings and credentials; answers SQS's message id. */
    public static String send(Settings settings, AwsCredentialsProvider own, StageName queue, String body) {
        try (var clients = new Clients(settings, own)) {
            return clients.sqs(settings.home())
                    .sendMessage(r ->
                            r.queueUrl(settings.queueUrlPrefix() + queue.text()).messageBody(body))
                    .messageId();
        }
    }
}
