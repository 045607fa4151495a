package impound.routes.command;

import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Selection;
import impound.routes.Replaying;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Puts what is parked back to work, once its cause is removed. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts back to work what is parked at a stage: from its parked queue or, where SQS has forgotten it, from the"
                    + " work bucket. Only what is unfinished runs, with its counts and waits begun anew; what goes on already"
                    + " or is finished is left alone, so that a replay too many does nothing. Where the cause is there still,"
                    + " it is parked again, with its new reason.",
            "",
            "Your own credentials are taken from where the AWS SDK looks for them. Who you are, when and why go on record.",
        },
        footer = {
            "",
            "Examples:",
            "  impound replay share                      says what is parked at share",
            "  impound replay share --all --dry-run      says what would be done with it",
            "  impound replay share --all --reason \"key policy mended, ticket 4711\"",
            "  impound replay image --incident gd-0a1b2c3d --volume vol-0a1b2c3d4e5f60001"
        })
final class ReplayCommand implements Callable<Integer> {
    /** Something that was selected stays parked. */
    private static final int NOT_DONE = 1;

    @Parameters(
            paramLabel = "STAGE",
            description =
                    "Where it is parked: findings, snapshot, reencrypt, share, restore, launch, attach, image, verify,"
                            + " receive or completed.")
    private String stage;

    @Option(
            names = "--incident",
            paramLabel = "ID",
            description = "What belongs to this incident; may be given more than once. Its volumes go on even where no"
                    + " message of them is kept any more: their chains are enough.")
    private Set<String> incidents = Set.of();

    @Option(
            names = "--volume",
            paramLabel = "ID",
            description = "This volume, or the instance where its volumes are not known; may be given more than once.")
    private Set<String> volumes = Set.of();

    @Option(names = "--all", description = "Whatever is parked at the stage.")
    private boolean isAll;

    @Option(
            names = "--priority",
            description =
                    "The incidents that are named, or of what is replayed, go before others from now on, as by impound"
                            + " priority.")
    private boolean isFirst;

    @Option(names = "--dry-run", description = "Says what would be done, and changes nothing.")
    private boolean isDryRun;

    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var at = at();
        var selection = new Selection(incidents, volumes);
        var own = DefaultCredentialsProvider.builder().build();
        try (var replaying = Replaying.at(config.location(), own, Clock.systemUTC())) {
            if (!isAll && selection.equals(Selection.everything())) {
                return advise(at, replaying.selected(at, selection));
            }
            checkKnown(replaying.unknown(selection));
            return isDryRun ? plan(replaying, at, selection) : run(replaying, at, selection);
        }
    }

    private StageName at() {
        try {
            return StageName.of(stage);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no stage '%s'; stages are %s"
                            .formatted(
                                    stage,
                                    Arrays.stream(StageName.values())
                                            .map(StageName::text)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void checkKnown(List<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no incident %s in any served region".formatted(String.join(", ", unknown)));
        }
    }

    private int advise(StageName at, List<Parked> parked) {
        if (parked.isEmpty()) {
            out().println("nothing is parked at " + at.text());
        }
        for (var one : parked) {
            out().println("%s %s, since %s: %s, %s"
                    .formatted(
                            one.about().isEmpty() ? "message " + one.id() : one.about(),
                            one.incident().isEmpty() ? "(no incident)" : "of " + one.incident(),
                            one.at(),
                            one.reason(),
                            one.message()));
            out().println("  what to do: " + one.advice());
        }
        spec.commandLine()
                .getErr()
                .println("impound: say what is to go on: impound replay %s --incident ID, --volume ID or --all; with"
                                .formatted(at.text())
                        + " --dry-run nothing is changed");
        return Impound.WRONG_USAGE;
    }

    private int plan(Replaying replaying, StageName at, Selection selection) {
        var parked = replaying.selected(at, selection);
        parked.forEach(
                one -> out().println("would replay: " + replaying.plan(one).words()));
        out().println("%d parked at %s and selected; nothing was changed".formatted(parked.size(), at.text()));
        return 0;
    }

    private int run(Replaying replaying, StageName at, Selection selection) {
        var cause = new Cause("%s (%s)".formatted(replaying.caller(), System.getProperty("user.name")), why.toString());
        var tally = new Tally(out(), spec.commandLine().getErr(), incident -> putFirst(replaying, incident, cause));
        incidents.forEach(incident -> putFirst(replaying, incident, cause));
        replaying.run(at, selection, cause, tally);
        out().println(tally);
        return tally.isWhole() ? 0 : NOT_DONE;
    }

    private void putFirst(Replaying replaying, String incident, Cause cause) {
        if (isFirst && replaying.putFirst(incident, cause)) {
            out().println(incident + " goes before others");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
