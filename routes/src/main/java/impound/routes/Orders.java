package impound.routes;

import impound.processors.custody.Custody;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.id.IncidentId;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.processors.steering.Extent;
import impound.processors.steering.Order;
import impound.processors.steering.Steer;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.main.Main;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Orders to the coordinators from outside of them: for a person, with that person's credentials. */
public final class Orders implements AutoCloseable {
    private final Main main;
    private final Settings settings;
    private final Clients clients;
    private final Gateways aws;
    private final String caller;
    private final Clock clock;

    private Orders(Main main, Settings settings, Clients clients, Gateways aws, String caller, Clock clock) {
        this.main = main;
        this.settings = settings;
        this.clients = clients;
        this.aws = aws;
        this.caller = caller;
        this.clock = clock;
    }

    /** By the settings at this location. No stage is started. */
    public static Orders at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        var main = new Main();
        main.setPropertyPlaceholderLocations(location);
        main.init();
        var camel = main.getCamelContext();
        var settings = new SettingsReader(SettingsSource.of(camel)).read();
        var clients = new Clients(settings, own);
        // asked first: without credentials there is nothing to start
        var caller = clients.sts(settings.home()).getCallerIdentity().arn();
        camel.addRoutes(new AwsRoutes(settings, clients));
        main.start();
        var sessions = new AssumedSessions(clients, settings);
        var aws = AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), clock);
        return new Orders(main, settings, clients, aws, caller, clock);
    }

    /** The incident of this name, in whichever served region it is. */
    public Optional<Incident> find(IncidentId incident) {
        return settings.regions().keySet().stream()
                .flatMap(region -> incidents().find(region, incident).stream())
                .findFirst();
    }

    /** What the incident is about, and how far that is. */
    public Extent extent(Incident incident) {
        var custody = new Custody(aws.documents(), aws.audit(), Application.writer());
        return new Extent(incident, incidents(), custody);
    }

    /** Nothing more is to be collected. */
    public void abort(Incident incident, String why) {
        steer().abort(incident.region(), incident.id(), order(why));
    }

    /** Nothing more is to be collected of these volumes and instances. */
    public void abort(Incident incident, Set<String> ids, String why) {
        steer().abort(incident.region(), incident.id(), ids, order(why));
    }

    /** Whether the intake was not paused already. */
    public boolean pause(String why) {
        return steer().pause(order(why));
    }

    /** Whether the intake was paused. */
    public boolean resume(String why) {
        return steer().resume(order(why));
    }

    private Incidents incidents() {
        return new Incidents(aws.documents());
    }

    private Steer steer() {
        return new Steer(aws.records(), aws.audit(), settings);
    }

    private Order order(String why) {
        return new Order("%s (%s)".formatted(caller, System.getProperty("user.name")), why, clock.instant());
    }

    @Override
    public void close() {
        main.stop();
        clients.close();
    }
}
