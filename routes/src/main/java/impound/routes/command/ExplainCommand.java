package impound.routes.command;

import impound.processors.Printable;
import impound.processors.Wire;
import impound.processors.finding.Check.Looked;
import impound.processors.finding.Check.Says;
import impound.processors.finding.Explanation;
import impound.processors.finding.ReadFinding;
import impound.processors.finding.Verdict;
import impound.routes.SettingsAt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would happen to events, by the settings alone. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says what would happen to each event and why, finding by finding and field by field: + speaks for a capture, - against it. Touches nothing:"
                    + " no call is made to AWS, so whether an instance is there, or was captured already, is not known.",
            "",
            "docs/findings.md has all decisions and reasons."
        },
        footer = {"", "Examples:", "  impound explain finding.json", "  impound explain --json findings/*.json"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Events, one a file.")
    private List<Path> files;

    @Option(names = "--json", description = "Prints one line of JSON a file.")
    private boolean asJson;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var readFinding = new ReadFinding(SettingsAt.read(config.location()));
        for (var file : files) {
            print(Explanation.of(file.toString(), event(file), readFinding));
        }
        return 0;
    }

    private String event(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void print(Explanation explanation) {
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(Wire.write(explanation));
            return;
        }
        out.printf("%s: %s%n", explanation.file(), explanation.decision());
        explanation.looked().forEach(looked -> print(looked, out));
        explanation.verdicts().forEach(verdict -> print(verdict, out));
    }

    private static void print(Looked looked, PrintWriter out) {
        out.printf("  finding %s%n", looked.finding().isEmpty() ? "without an id" : Printable.of(looked.finding()));
        looked.checks()
                .forEach(check -> out.printf(
                        "    %s %-9s  %-28s  %s%n",
                        mark(check.says()), check.field(), Printable.of(check.value()), Printable.of(check.why())));
    }

    private static String mark(Says says) {
        return switch (says) {
            case FOR -> "+";
            case AGAINST -> "-";
            case NOTHING -> " ";
        };
    }

    private static void print(Verdict verdict, PrintWriter out) {
        if (verdict.target() != null) {
            var target = verdict.target();
            out.printf(
                    "  %s  %s in %s, account %s%n",
                    verdict.decision(), target.name(), target.region(), target.account());
        } else {
            out.printf("  %s  %s  %s%n", verdict.decision(), verdict.reason(), Printable.of(verdict.message()));
        }
        if (!verdict.finding().isEmpty()) {
            out.printf("      finding %s%n", Printable.of(verdict.finding()));
        }
    }
}
