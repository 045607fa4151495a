package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.gateway.Documents;
import impound.processors.gateway.Gateways;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.World;
import impound.sandbox.sqs.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** The intake as the coordinator has it, on SQS and S3 over loopback, but for what a test does while a finding is stored. */
final class IntakeAtWork implements AutoCloseable {
    /** Instead of the minute of {@link Queues}, so that nobody has to wait for one. */
    static final int VISIBILITY_SECONDS = 2;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final World world;
    private final Settings settings;
    private final Clients clients;

    /**
     * @param consumers of findings at a time
     * @param storing happens before each time that a finding is stored
     */
    IntakeAtWork(Path folder, int consumers, Runnable storing) throws Exception {
        world = World.start(SandboxTime.wall(1), folder, 0, List.of("/bin/true"));
        world.sandbox().sqs().record();
        world.settings().setProperty("impound.consumers", String.valueOf(consumers));
        settings = IntakeAlone.settings(world);
        clients = new Clients(settings, world.coordinator());
        addRoutes(storing);
        pollOften();
    }

    private void addRoutes(Runnable storing) throws Exception {
        camel.getRegistry().bind(Queues.CLIENT, clients.sqs(settings.home()));
        camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
        var aws = IntakeAlone.gateways(camel, settings, clients);
        IntakeAlone.into(camel, settings, watched(aws, storing));
    }

    private void pollOften() {
        for (var route : camel.getRouteDefinitions()) {
            if (route.getRouteId().equals(StageName.FINDINGS.text())) {
                var queue = camel.getEndpoint(route.getInput().getEndpointUri(), Sqs2Endpoint.class)
                        .getConfiguration();
                queue.setVisibilityTimeout(VISIBILITY_SECONDS);
                queue.setWaitTimeSeconds(1);
            }
        }
    }

    private static Gateways watched(Gateways aws, Runnable storing) {
        return new Gateways(
                new Watched(aws.documents(), storing),
                aws.objects(),
                aws.records(),
                aws.audit(),
                aws.notices(),
                aws.reported(),
                aws.signatures(),
                aws.instances(),
                aws.snapshots(),
                aws.volumes(),
                aws.keys(),
                aws.collectors());
    }

    World world() {
        return world;
    }

    /** Puts a finding on the queue, and starts. */
    IntakeAtWork start() {
        Submission.send(settings, world.coordinator(), StageName.FINDINGS, DrillFinding.text());
        camel.start();
        return this;
    }

    /** What the intake has sent to the next queues, each message as often as it was sent. */
    List<Sent> sentOn() {
        return world.sandbox().sqs().sent().stream()
                .filter(sent -> !sent.queue().equals("impound-findings"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        clients.close();
        world.close();
    }

    private record Watched(Documents documents, Runnable storing) implements Documents {
        @Override
        public boolean writeOnce(Region region, String key, byte[] document) {
            if (key.endsWith("/finding.json")) {
                storing.run();
            }
            return documents.writeOnce(region, key, document);
        }

        @Override
        public Optional<byte[]> read(Region region, String key) {
            return documents.read(region, key);
        }
    }
}
