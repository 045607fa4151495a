package impound.routes.command;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.id.IncidentId;
import impound.routes.Requests;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Asks for a collection without any finding. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for all EBS volumes of an instance, or for one volume, without any finding. It overrides product, severity and the limit of an hour, and no check"
                    + " of what may be collected: account and region are those of the settings, or nothing is sent.",
            "",
            "The same again is not captured again: the incident that it has is named. With --again it is, and so is all of an"
                    + " incident that a finding has opened: each instance has a new incident then, which names the first."
        },
        footer = {
            "",
            "Examples:",
            "  impound capture --account 111122223333 --region us-east-1 --reason \"beacon at the proxy\" i-0a1b2c3d4e5f60001",
            "  impound capture --account 111122223333 --region us-east-1 --volume vol-0a1b2c3d4e5f60001",
            "  impound capture --again b0baa737c3bf7309db2a396651fdb500-0123456789ab --reason \"the intruder is back\""
        })
final class CaptureCommand implements Callable<Integer> {
    private static final int NOT_THERE = 1;

    @Parameters(paramLabel = "INSTANCE", arity = "0..1", defaultValue = "", description = "The instance's id.")
    private String instance;

    @Option(
            names = "--again",
            paramLabel = "INCIDENT",
            description = "Captures all instances of this incident once more; no INSTANCE, account or region then.")
    private String again;

    @Option(
            names = "--volume",
            paramLabel = "VOLUME",
            defaultValue = "",
            description = "Captures this volume only, attached or not; no INSTANCE then.")
    private String volume;

    @Option(
            names = "--account",
            paramLabel = "ID",
            defaultValue = "",
            description = "Whose it is: 12 digits; may be left out where the settings have one account only.")
    private String account;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "",
            description = "Where it is; may be left out where the settings have one region only.")
    private String region;

    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkUsage();
        var first = again == null ? null : first();
        var own = DefaultCredentialsProvider.builder().build();
        try (var requests = Requests.at(config.location(), own, Clock.systemUTC())) {
            return first == null ? say(capture(requests)) : captureAgain(requests, first);
        } catch (Rejected e) {
            return refuse("nothing was sent: %s: %s".formatted(e.reason(), e.getMessage()), Impound.WRONG_USAGE);
        }
    }

    private void checkUsage() {
        var isFirst = again == null;
        if (isFirst && instance.isEmpty() == volume.isEmpty()) {
            throw wrong("say which instance or which volume: INSTANCE or --volume");
        }
        if (!isFirst && !(instance + volume + account + region).isEmpty()) {
            throw wrong("--again takes all from its incident: name no instance, volume, account or region");
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private Requests.Asked capture(Requests requests) {
        var whose = said(account, requests.onlyAccount()).orElseThrow(() -> wrong("say whose it is: --account"));
        var where = said(region, requests.onlyRegion()).orElseThrow(() -> wrong("say where it is: --region"));
        return volume.isEmpty()
                ? requests.capture(whose, where, instance, why.toString())
                : requests.captureVolume(whose, where, volume, why.toString());
    }

    private static Optional<String> said(String option, Optional<?> only) {
        return option.isEmpty() ? only.map(Object::toString) : Optional.of(option);
    }

    /** What no incident can be called is said before anything is asked of AWS. */
    private IncidentId first() {
        try {
            return new IncidentId(again);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private int captureAgain(Requests requests, IncidentId first) {
        var found = requests.find(first);
        if (found.isEmpty()) {
            return refuse("no incident %s in any served region".formatted(first), NOT_THERE);
        }
        requests.captureAgain(found.get(), why.toString()).forEach(this::say);
        return 0;
    }

    private int say(Requests.Asked asked) {
        spec.commandLine()
                .getOut()
                .println(
                        asked.isNew()
                                ? "asked for: incident " + asked.incident()
                                : "nothing was sent: it was captured by request before, see incident "
                                        + asked.incident() + "; --again captures it once more");
        return 0;
    }

    private int refuse(String line, int exit) {
        spec.commandLine().getErr().println("impound: " + line);
        return exit;
    }
}
