package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.StageName;
import impound.processors.evidence.Writer;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.World;
import impound.sandbox.sns.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whoever takes a message dies each time: SQS itself moves it away, and the watch makes of it what a stage would have parked. */
@Tag("long")
class MovedBySqsTest {
    private static final String BODY = "{ \"kills\" : \"whoever reads it\" }";

    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private final CamelContext camel = new DefaultCamelContext();
    private World world;
    private Settings settings;
    private Clients clients;
    private SqsClient sqs;
    private Moved moved;

    @BeforeEach
    void the_watch_is_ready_and_nobody_takes_messages(@TempDir Path folder) throws Exception {
        world = World.start(SandboxTime.wall(200), folder, 0, List.of("true"));
        camel.getPropertiesComponent().setOverrideProperties(world.settings());
        settings = new SettingsReader(new SettingsSource(camel, Set.of())).read();
        clients = new Clients(settings, world.coordinator());
        sqs = clients.sqs(settings.home());
        camel.getRegistry().bind(Queues.CLIENT, sqs);
        camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
        camel.addRoutes(new AwsRoutes(settings, clients));
        var clock = Clock.systemUTC();
        var template = camel.createProducerTemplate();
        var aws = AwsGateways.of(settings, clients, new AssumedSessions(clients, settings), template, clock);
        var parked = new Wiring(settings, aws, new Writer("test", "test"), clock).parked();
        var queues = new Queues(settings);
        camel.addRoutes(new Forwarding(queues, parked.hops()));
        camel.start();
        moved = Moved.in(camel, settings, parked.stopMoved(new CamelOutbox(template, queues)));
    }

    @AfterEach
    void close() throws IOException {
        camel.stop();
        clients.close();
        world.close();
    }

    @Test
    void its_body_is_kept_people_are_told_and_a_copy_with_its_reason_takes_its_place() {
        sqs.sendMessage(r -> r.queueUrl(queue("findings")).messageBody(BODY));
        dieUntilSqsMovesIt();

        moved.look();
        moved.look();

        assertThat(count("findings-parked")).isEqualTo(1);
        assertThat(take("findings-parked", 30)).singleElement().satisfies(copy -> {
            assertThat(copy.body()).isEqualTo(BODY);
            assertThat(copy.messageAttributes().get("impound-reason").stringValue())
                    .isEqualTo("DELIVERED_TOO_OFTEN");
        });
        assertThat(clients.s3(settings.home())
                        .listObjectsV2(r -> r.bucket(World.workBucket(World.HOME))
                                .prefix("parked/" + StageName.FINDINGS.text() + "/"))
                        .contents())
                .hasSize(2);
        assertThat(world.sandbox().sns().published())
                .extracting(Published::subject)
                .singleElement()
                .asString()
                .contains("DELIVERED_TOO_OFTEN");
    }

    private void dieUntilSqsMovesIt() {
        var deliveries = 0;
        while (!take("findings", 0).isEmpty()) {
            deliveries++;
        }
        assertThat(deliveries).as("deliveries before SQS moves it").isEqualTo(6);
    }

    /** Takes what is there, and lets it come again after so many seconds. */
    private List<Message> take(String queue, int outOfSight) {
        return sqs.receiveMessage(r -> r.queueUrl(queue(queue))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(outOfSight)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
                .messages();
    }

    /** Whatever lies there, in sight or not. */
    private int count(String queue) {
        return sqs
                .getQueueAttributes(r -> r.queueUrl(queue(queue)).attributeNames(COUNTS))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private String queue(String name) {
        return settings.queueUrlPrefix() + name;
    }
}
