package impound.routes.aws;

import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Whether each stage has its queue and the one beside it where a message is parked. */
final class QueueCheck {
    private final Clients clients;
    private final Faults faults;

    QueueCheck(Clients clients, Faults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    /** One line for all queues, since all have one prefix. */
    void check(Settings settings) {
        var sqs = clients.sqs(settings.home());
        var prefix = settings.queueUrlPrefix();
        faults.look("impound.queue-url-prefix", prefix, () -> refusals(sqs, prefix))
                .must(Map::isEmpty, refusals -> "AWS says of %s; create them or correct the setting"
                        .formatted(described(refusals)));
    }

    /** Names of queues by what AWS says of them. Where it does not answer at all, the first queue is enough. */
    private static Map<String, List<String>> refusals(SqsClient sqs, String prefix) {
        return Arrays.stream(StageName.values())
                .flatMap(stage -> Stream.of(stage.text(), stage.text() + "-parked"))
                .flatMap(name -> refusal(sqs, prefix + name).map(why -> Map.entry(why, name)).stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Optional<String> refusal(SqsClient sqs, String url) {
        try {
            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("QueueArn"));
            return Optional.empty();
        } catch (AwsServiceException e) {
            return Optional.of(Reason.of(e));
        }
    }

    private static String described(Map<String, List<String>> refusals) {
        return refusals.entrySet().stream()
                .map(refusal -> String.join(", ", refusal.getValue()) + ": " + refusal.getKey())
                .collect(Collectors.joining("; of "));
    }
}
