package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.evidence.Writer;
import impound.processors.gateway.Gateways;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.processors.settings.WrittenSettings;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import impound.sandbox.drill.World;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The routes of the coordinator, of which only the intake takes anything. */
final class IntakeAlone {
    private IntakeAlone() {}

    /** The coordinator's settings in this world. */
    static Settings settings(World world) {
        return new SettingsReader(new Written(world)).read();
    }

    /** The gateways by which the coordinator knows AWS. */
    static Gateways gateways(DefaultCamelContext camel, Settings settings, Clients clients) throws Exception {
        camel.addRoutes(new AwsRoutes(settings, clients));
        var sessions = new AssumedSessions(clients, settings);
        return AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), Clock.systemUTC());
    }

    static void into(DefaultCamelContext camel, Settings settings, Gateways aws) throws Exception {
        var wiring = new Wiring(settings, aws, new Writer("test", "test"), Clock.systemUTC());
        wiring.failures().addRouteConfigurationsToCamelContext(camel);
        for (var routes : wiring.routes()) {
            camel.addRoutes(routes);
        }
        for (var route : camel.getRouteDefinitions()) {
            route.autoStartup(route.getRouteId().equals(StageName.FINDINGS.text()) || isCalled(route));
        }
    }

    private static boolean isCalled(RouteDefinition route) {
        return route.getInput().getEndpointUri().startsWith("direct:");
    }

    private record Written(World world) implements WrittenSettings {
        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(world.settings().getProperty(name));
        }

        @Override
        public Set<String> names() {
            return world.settings().stringPropertyNames();
        }
    }
}
