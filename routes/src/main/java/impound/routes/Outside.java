package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.id.IncidentId;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What a command has that works beside the coordinators, with the credentials of whoever types it. No stage is started.
 *
 * @param caller who these credentials are to AWS
 */
record Outside(Main main, Settings settings, Clients clients, Gateways aws, String caller) implements AutoCloseable {
    /** By the settings at this location; it is not started yet, so that further routes may be added. */
    static Outside at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        var main = new UnhookedMain();
        main.setPropertyPlaceholderLocations(location);
        main.init();
        var camel = main.getCamelContext();
        var settings = new SettingsReader(SettingsSource.of(camel)).read();
        var clients = new Clients(settings, own);
        // asked first: without credentials there is nothing to start
        var caller = clients.sts(settings.home()).getCallerIdentity().arn();
        camel.addRoutes(new AwsRoutes(settings, clients));
        var sessions = new AssumedSessions(clients, settings);
        var aws = AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), clock);
        return new Outside(main, settings, clients, aws, caller);
    }

    /** Who this is, to AWS and on this machine. */
    String who() {
        return "%s (%s)".formatted(caller, System.getProperty("user.name"));
    }

    /** The incident of this name, in whichever served region it is. */
    Optional<Incident> find(IncidentId incident) {
        var incidents = new Incidents(aws.documents());
        return settings.regions().keySet().stream()
                .flatMap(region -> incidents.find(region, incident).stream())
                .findFirst();
    }

    /** Puts a message on a queue of the first region, as EventBridge would. */
    void send(StageName queue, String body) {
        clients.sqs(settings.home()).sendMessage(r -> r.queueUrl(settings.queueUrlPrefix() + queue.text())
                .messageBody(body));
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    Outside start() {
        main.start();
        return this;
    }

    @Override
    public void close() {
        main.stop();
        clients.close();
    }
}
