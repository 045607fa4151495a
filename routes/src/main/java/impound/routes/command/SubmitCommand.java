package impound.routes.command;

import impound.processors.evidence.StageName;
import impound.routes.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a finding on the queue, as EventBridge would. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Puts an event with a finding on the queue, byte for byte as it is in the file.",
        footer = {"", "Examples:", "  impound submit finding.json", "  cat finding.json | impound submit -"})
final class SubmitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|-", description = "The event, or - for standard input.")
    private String file;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var event = event();
        var id = Submission.send(config.location(), StageName.FINDINGS, event);
        spec.commandLine().getOut().println("submitted as message " + id);
        return 0;
    }

    private String event() throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
        return Files.readString(Path.of(file));
    }
}
