package impound.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.aws.Acts;
import impound.processors.aws.CloudWatchAuditLog;
import impound.processors.aws.Ec2;
import impound.processors.aws.Ec2Snapshots;
import impound.processors.aws.Pace;
import impound.processors.aws.PacedCalls;
import impound.processors.aws.S3WorkRecords;
import impound.processors.failure.Answers;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.processors.settings.WrittenSettings;
import impound.processors.steering.Priorities;
import impound.processors.steering.Steer;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.Clients;
import impound.sandbox.VirtualTime;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Ec2Options;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The coordinator's own way to EC2, sessions and pace and all, in a sandbox whose time only the test moves. */
final class Ec2Site implements AutoCloseable {
    static final Scope MONITORED = scope(World.MONITORED.get(0));
    static final Scope SECURITY = scope(World.SECURITY);

    private static final Tags NONE = new Tags(new TreeMap<>());

    private final VirtualTime time = new VirtualTime(Instant.now());
    private final World world;
    private final Clients unpaced;
    private final Clients clients;
    private final Ec2 ec2;
    private final Settings settings;

    Ec2Site(Path folder, UnaryOperator<Ec2Options> circumstances) throws IOException {
        world = World.start(time, folder, 0, List.of("/bin/true"), circumstances);
        settings = new SettingsReader(new Written(world.settings())).read();
        // a pause of a thread is time that passes for the sandbox too
        unpaced = new Clients(settings, world.coordinator());
        var priorities = new Priorities(records(), clock());
        var paced = new PacedCalls(new Pace(clock(), time::advance, priorities::isFirst));
        clients = new Clients(settings, world.coordinator(), List.of(paced));
        ec2 = new Ec2(clients::ec2, new AssumedSessions(clients, settings), new Acts(clock()));
    }

    private static Scope scope(String account) {
        return new Scope(
                new AccountId(account),
                new Region(World.HOME),
                new IncidentId("b0baa737c3bf7309db2a396651fdb500-0123456789ab"));
    }

    /** As a coordinator has it that has just started. */
    Snapshots snapshots() {
        return new Ec2Snapshots(ec2, clock());
    }

    Settings settings() {
        return settings;
    }

    World world() {
        return world;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    /** Pending snapshots of an instance with so many disks, which this gateway takes, 2 s ago so that EC2 knows of them. */
    List<SnapshotId> take(Snapshots by, int disks) {
        return take(by, 1, disks);
    }

    /** The same of so many instances, all at this moment. */
    List<SnapshotId> take(Snapshots by, int instances, int disks) {
        var suspects = Stream.generate(() -> suspect(disks)).limit(instances).toList();
        pass(Duration.ofSeconds(2));
        var taken = suspects.stream()
                .map(suspect -> by.takeAll(MONITORED, new InstanceId(suspect.id()), List.of(), "", NONE))
                .flatMap(made -> made.value().stream())
                .map(Snapshots.Snapshot::id)
                .toList();
        pass(Duration.ofSeconds(2));
        return taken;
    }

    SnapshotId copy(Snapshots by, SnapshotId source) {
        return copy(by, SECURITY.incident(), source);
    }

    /** Completed snapshots of the monitored account that the security account may copy. */
    List<SnapshotId> shared(Snapshots by, int count) {
        var sources = take(by, count);
        pass(Duration.ofMinutes(2));
        for (var source : sources) {
            while (!later(() -> by.share(MONITORED, source, SECURITY.account()))) {
                pass(Duration.ofSeconds(1));
            }
        }
        pass(Duration.ofSeconds(2));
        return sources;
    }

    /** Whether it could be done now; what fails for good is no answer. */
    static boolean later(Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException e) {
            assertThat(Answers.isForLater(e)).as(e.toString()).isTrue();
            return false;
        }
    }

    /** A copy that belongs to this incident. */
    SnapshotId copy(Snapshots by, IncidentId incident, SnapshotId source) {
        var scope = new Scope(SECURITY.account(), SECURITY.region(), incident);
        var key = settings.in(scope.region()).forensicsKey();
        return by.copy(scope, source, key, "", NONE).value();
    }

    /** Gives and takes orders, as a person does. */
    Steer steer() {
        return new Steer(records(), new CloudWatchAuditLog(unpaced::logs, settings, clock()), settings);
    }

    private S3WorkRecords records() {
        return new S3WorkRecords(unpaced::s3, settings);
    }

    private Instance suspect(int disks) {
        var blank = IntStream.range(0, disks)
                .mapToObj(i -> SeedDisk.blank("/dev/sd" + (char) ('a' + i / 26) + (char) ('a' + i % 26), 1))
                .toList();
        var account = MONITORED.account().value();
        return world.suspect(Suspect.running(account, World.HOME, World.HOME + "a", null, blank));
    }

    /** Calls of this action that reached EC2 while this ran. */
    int calls(String action, Runnable during) {
        var before = calls(action);
        during.run();
        return calls(action) - before;
    }

    private int calls(String action) {
        return world.sandbox().calls().of("ec2", action).size();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void close() throws IOException {
        clients.close();
        unpaced.close();
        world.close();
    }

    private record Written(Properties settings) implements WrittenSettings {
        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(settings.getProperty(name));
        }

        @Override
        public Set<String> names() {
            return settings.stringPropertyNames();
        }
    }
}
