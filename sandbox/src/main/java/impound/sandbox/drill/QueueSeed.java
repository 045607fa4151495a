package impound.sandbox.drill;

import impound.processors.evidence.StageName;
import impound.sandbox.sqs.Sqs;
import java.util.Map;

/** The queues of all stages, and beside each of them one for what is parked. */
record QueueSeed(Sqs sqs) {
    /** What the settings say unless told otherwise. */
    private static final int DELIVERIES = 4;

    void make() {
        for (var name : StageName.values()) {
            sqs.queue(World.SECURITY, World.HOME, queue(name) + "-parked", Map.of());
            sqs.queue(World.SECURITY, World.HOME, queue(name), redrive(name, DELIVERIES));
        }
    }

    /** How often a message may come until the coordinator gives it up; SQS does so one delivery after that. */
    void deliveries(int most) {
        for (var name : StageName.values()) {
            sqs.change(World.SECURITY, World.HOME, queue(name), redrive(name, most));
        }
    }

    private static String queue(StageName stage) {
        return "impound-" + stage.text();
    }

    private static Map<String, String> redrive(StageName stage, int deliveries) {
        return Map.of(
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:%s-parked\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(World.HOME, World.SECURITY, queue(stage), deliveries + 2));
    }
}
