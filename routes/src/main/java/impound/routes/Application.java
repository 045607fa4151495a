package impound.routes;

import impound.processors.aws.Ec2Time;
import impound.processors.aws.Pace;
import impound.processors.aws.PacedCalls;
import impound.processors.aws.S3WorkRecords;
import impound.processors.evidence.Writer;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.processors.steering.Priorities;
import impound.processors.sweep.Swept;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import impound.routes.aws.Preflight;
import impound.routes.aws.RoleRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The coordinator: one Camel application with the routes of the workflow. */
public final class Application implements AutoCloseable {
    /** Steps in work get this long to end; what does not is delivered again. */
    private static final int SHUTDOWN_SECONDS = 30;

    private final Main main;
    private final Settings settings;
    private final Map<String, String> inForce;
    private final Clients unpaced;
    private final Clients clients;
    private final AssumedSessions sessions;
    private final Clock clock;

    private Application(
            Main main,
            Settings settings,
            Map<String, String> inForce,
            Clients unpaced,
            Clients clients,
            AssumedSessions sessions,
            Clock clock) {
        this.main = main;
        this.settings = settings;
        this.inForce = inForce;
        this.unpaced = unpaced;
        this.clients = clients;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Makes all parts, and starts none.
     *
     * @param location of the settings, such as {@code file:config/application.properties}, or empty for none
     * @param overrides settings that count more than those of the location
     * @param own the coordinator's own credentials, from which it assumes its roles
     * @throws impound.processors.settings.SettingsProblems where a setting is missing or wrong
     */
    public static Application of(String location, Properties overrides, AwsCredentialsProvider own, Clock clock)
            throws Exception {
        return of(location, overrides, own, clock, Application::pause);
    }

    /**
     * The same for a clock that is not the wall's.
     *
     * @param pause keeps the thread for so much of this clock's time: less than a second, where EC2 would be called too fast
     */
    public static Application of(
            String location, Properties overrides, AwsCredentialsProvider own, Clock clock, Consumer<Duration> pause)
            throws Exception {
        var main = new UnhookedMain();
        main.setPropertyPlaceholderLocations(location.isEmpty() ? "false" : location);
        main.setOverrideProperties(overrides);
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS);
        main.init();
        var camel = main.getCamelContext();
        var reader = new SettingsReader(SettingsSource.of(camel));
        var settings = reader.read();
        // what keeps the pace asks S3 itself, by clients that do not wait for it
        var unpaced = new Clients(settings, own);
        var paced = new PacedCalls(pace(settings, unpaced, clock, pause));
        var clients = new Clients(settings, own, List.of(paced));
        var sessions = new AssumedSessions(clients, settings);
        addRoutes(camel, settings, clients, sessions, clock);
        return new Application(main, settings, reader.inForce(), unpaced, clients, sessions, clock);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static Pace pace(Settings settings, Clients unpaced, Clock clock, Consumer<Duration> pause) {
        var priorities = new Priorities(new S3WorkRecords(unpaced::s3, settings), clock);
        var ec2Time = new Ec2Time(clock, settings.ec2Rate());
        return new Pace(ec2Time, time -> pause.accept(ec2Time.byTheClock(time)), priorities::isFirst);
    }

    private static void addRoutes(
            CamelContext camel, Settings settings, Clients clients, AssumedSessions sessions, Clock clock)
            throws Exception {
        camel.getRegistry().bind(Queues.CLIENT, clients.sqs(settings.home()));
        camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
        camel.addRoutes(new AwsRoutes(settings, clients));
        var gateways = AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), clock);
        var wiring = new Wiring(settings, gateways, writer(), clock);
        wiring.failures().addRouteConfigurationsToCamelContext(camel);
        for (var routes : wiring.routes()) {
            camel.addRoutes(routes);
        }
        var holdings = SweepWiring.holdings(settings, clients, sessions, clock);
        camel.addRoutes(new Sweeper(SweepWiring.sweep(settings, gateways, holdings, writer(), clock)));
    }

    /** The settings by their names, as they were read, without what is nobody's business. */
    public Map<String, String> inForce() {
        return inForce;
    }

    public Settings settings() {
        return settings;
    }

    /** Under this name JMX has it. */
    public String name() {
        return main.getCamelContext().getManagementName();
    }

    /** How many messages are in work at this moment. */
    public int atWork() {
        return main.getCamelContext().getInflightRepository().size();
    }

    /** Starts to take findings, and returns. */
    public Application start() {
        main.start();
        return this;
    }

    /** Takes findings until the process is told to end. */
    public void run() throws Exception {
        main.run();
    }

    /** Looks whether AWS has what the settings name, by routes of its own: those that take findings stay shut. */
    public Preflight.Found preflight() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutes(new RoleRoutes(settings, clients));
            camel.start();
            return new Preflight(camel.createProducerTemplate(), sessions, clients, settings).look();
        }
    }

    /** One round of the sweeper now, by routes of its own: those that take findings stay as they are. */
    public Swept sweep(Swept.Mode mode) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutes(new AwsRoutes(settings, clients));
            camel.start();
            var gateways = AwsGateways.of(settings, clients, sessions, camel.createProducerTemplate(), clock);
            var holdings = SweepWiring.holdings(settings, clients, sessions, clock);
            return SweepWiring.sweep(settings, gateways, holdings, writer(), clock)
                    .round(mode);
        }
    }

    @Override
    public void close() {
        main.stop();
        clients.close();
        unpaced.close();
    }

    /** This process, as the links that it writes name it. */
    static Writer writer() {
        var build = Application.class.getPackage().getImplementationVersion();
        return new Writer(
                ProcessHandle.current().pid() + "-" + UUID.randomUUID(), build == null ? "development" : build);
    }
}
