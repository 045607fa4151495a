package impound.routes;

import impound.processors.evidence.Writer;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.Clients;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** The routes as the coordinator makes them, before anything is started. */
final class Workflow {
    private static final Map<String, String> SETTINGS = Map.of(
            "security-account", "444455556666",
            "monitored-accounts", "111122223333",
            "regions", "us-east-1",
            "us-east-1.evidence-bucket", "evidence",
            "us-east-1.work-bucket", "evidence-work",
            "us-east-1.forensics-key", "arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-000000000001",
            "us-east-1.signing-key", "arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-000000000002",
            "us-east-1.machine-image", "ami-00000000000000001",
            "us-east-1.security-group", "sg-00000000000000001",
            "us-east-1.subnets", "us-east-1a=subnet-00000000000000001");

    private Workflow() {}

    static List<RouteDefinition> routes() {
        var settings = settings();
        var clock = Clock.systemUTC();
        try (var camel = new DefaultCamelContext();
                var clients = new Clients(settings, AnonymousCredentialsProvider.create())) {
            var sessions = new AssumedSessions(clients, settings);
            var gateways = AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), clock);
            for (var routes : new Wiring(settings, gateways, new Writer("test", "test"), clock).routes()) {
                camel.addRoutes(routes);
            }
            return List.copyOf(camel.getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteDefinitions());
        } catch (Exception e) {
            throw new AssertionError("no routes", e);
        }
    }

    private static Settings settings() {
        var settings = new Properties();
        SETTINGS.forEach((name, value) -> settings.setProperty("impound." + name, value));
        settings.setProperty("impound.us-east-1.topic", "arn:aws:sns:us-east-1:444455556666:topic");
        var camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setOverrideProperties(settings);
        return new SettingsReader(new SettingsSource(camel, Set.of())).read();
    }
}
