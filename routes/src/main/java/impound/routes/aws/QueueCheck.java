package impound.routes.aws;

import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import java.util.List;

/** Whether each stage has its queue and the one beside it where a message is parked. */
final class QueueCheck {
    private final Clients clients;
    private final Faults faults;

    QueueCheck(Clients clients, Faults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    void check(Settings settings) {
        var sqs = clients.sqs(settings.home());
        for (var stage : StageName.values()) {
            for (var name : List.of(stage.text(), stage.text() + "-parked")) {
                var url = settings.queueUrlPrefix() + name;
                faults.look(
                        "impound.queue-url-prefix with " + name,
                        url,
                        () -> sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("QueueArn")));
            }
        }
    }
}
