package impound.sandbox.ec2;

import impound.sandbox.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A virtual machine: a suspect that was seeded and only stands there, or one that RunInstances made and that really runs. */
public final class Instance extends TaggedResource {
    /** EC2 shows a terminated instance about that long. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** What was asked for at its launch. The profile is null where it has none. */
    record Shape(
            String imageId,
            String type,
            Subnet subnet,
            List<String> securityGroups,
            InstanceProfile profile,
            String rootDevice,
            boolean terminatesOnShutdown,
            boolean hibernates,
            String clientToken,
            String reservation,
            String address) {}

    private final Shape shape;
    private final Instant running;
    private Ending ending;
    private Machine machine;
    private Fate fate = Fate.RUNS;
    private final Set<String> productCodes = new TreeSet<>();
    private String console = "";

    Instance(Origin origin, Shape shape, Instant running, Map<String, String> tags) {
        super(origin, tags);
        this.shape = shape;
        this.running = running;
    }

    @Override
    public boolean gone(Instant now) {
        return ending != null
                && ending.terminates()
                && ending.ends().plus(REMEMBERED).isBefore(now);
    }

    Shape shape() {
        return shape;
    }

    public InstanceState state(Instant now) {
        if (ending != null) {
            return ending.state(now);
        }
        return running.isAfter(now) ? InstanceState.PENDING : InstanceState.RUNNING;
    }

    /** Empty as long as nothing has stopped or terminated it. */
    Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    void end(Ending how) {
        ending = how;
    }

    void start() {
        ending = null;
    }

    /** Empty for a seeded instance: only launched ones run. */
    public Optional<Machine> machine() {
        return Optional.ofNullable(machine);
    }

    void runOn(Machine host, Fate itsFate) {
        machine = host;
        fate = itsFate;
    }

    Fate fate() {
        return fate;
    }

    /** When it is, or was, through with pending. */
    Instant running() {
        return running;
    }

    /** Of AWS Marketplace: they come to an instance with its volumes. */
    Set<String> productCodes() {
        return productCodes;
    }

    String console() {
        return machine == null ? console : machine.console();
    }

    /** What GetConsoleOutput shows of a seeded instance. */
    public void console(String text) {
        console = text;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "instance-id" -> List.of(id());
            case "instance-state-name" -> List.of(state(now).word());
            case "instance-state-code" -> List.of(String.valueOf(state(now).code()));
            case "instance-type" -> List.of(shape.type());
            case "image-id" -> List.of(shape.imageId());
            case "subnet-id" -> List.of(shape.subnet().id());
            case "vpc-id" -> List.of(shape.subnet().vpc());
            case "availability-zone" -> List.of(shape.subnet().zone());
            case "client-token" -> List.of(shape.clientToken());
            case "private-ip-address" -> List.of(shape.address());
            case "reservation-id" -> List.of(shape.reservation());
            case "owner-id" -> List.of(origin().account());
            default -> null;
        };
    }
}
