package impound.routes;

import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/** Where messages come from and go to. An endpoint is looked up by the name of a stage, never made of a message's text. */
final class Queues {
    /** Under this name the registry has the client, and under that the filter of headers. */
    static final String CLIENT = "sqs";

    static final String NO_FOREIGN_HEADERS = "noForeignHeaders";

    /** Headers with this prefix go out as message attributes: why a message was parked. Nothing else goes, and nothing comes in. */
    static final String ATTRIBUTE = "impound-";

    /** Longer than any step takes; the component extends it while the step runs. */
    private static final int VISIBILITY_SECONDS = 60;

    private static final int LONGEST_POLL_SECONDS = 20;

    /** Milliseconds between two polls, and a hundred times as many after three in a row that failed: nobody waits for those. */
    private static final String NOT_IN_VAIN = "&delay=10&backoffErrorThreshold=3&backoffMultiplier=100";

    private final Settings settings;

    Queues(Settings settings) {
        this.settings = settings;
    }

    /** One message at a time, so that only what is in work is kept out of sight. */
    String consume(StageName stage) {
        return endpoint(stage.text())
                + "&maxMessagesPerPoll=1&concurrentConsumers=" + settings.consumers()
                + "&visibilityTimeout=" + VISIBILITY_SECONDS + "&extendMessageVisibility=true"
                + "&waitTimeSeconds=" + LONGEST_POLL_SECONDS
                + "&attributeNames=ApproximateReceiveCount&greedy=true&initialDelay=10" + NOT_IN_VAIN;
    }

    /** The same of what is parked, without a long wait for more: an empty message says that there is none. */
    String consumeParked(StageName stage) {
        return endpoint(stage.text() + "-parked")
                + "&maxMessagesPerPoll=1&visibilityTimeout=" + VISIBILITY_SECONDS + "&extendMessageVisibility=true"
                + "&waitTimeSeconds=1&messageAttributeNames=" + ParkedQueue.PARKED_ID
                + "&sendEmptyMessageWhenIdle=true&greedy=true&initialDelay=10&delay=1000";
    }

    /** The queues that a message goes to next, in their order: a routing slip. */
    List<String> slip(Onward onward) {
        return onward.slip().stream().map(this::produce).toList();
    }

    String produce(StageName stage) {
        return endpoint(stage.text());
    }

    /** Where the stage of this exchange sets aside what it can't do. */
    String parked(Exchange exchange) {
        return endpoint(stage(exchange).text() + "-parked");
    }

    /** The stage whose route took this exchange from its queue: the route has its name. */
    static StageName stage(Exchange exchange) {
        return StageName.of(exchange.getFromRouteId());
    }

    /** Camel's own headers steer components, and a sender could set them as attributes: so none passes. */
    static DefaultHeaderFilterStrategy noForeignHeaders() {
        var filter = new DefaultHeaderFilterStrategy();
        filter.setLowerCase(true);
        filter.setInFilterPattern(".*");
        filter.setOutFilterPattern("(?!" + ATTRIBUTE + ").*");
        return filter;
    }

    private String endpoint(String name) {
        return "aws2-sqs://impound-%s?amazonSQSClient=#%s&queueUrl=RAW(%s%s)&headerFilterStrategy=#%s"
                .formatted(name, CLIENT, settings.queueUrlPrefix(), name, NO_FOREIGN_HEADERS);
    }
}
