package impound.routes.command;

import impound.processors.settings.SettingsProblems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the settings are: an option of every command that needs them. */
final class Config {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${sys:impound.home:-.}/config/application.properties",
            description = "The settings (default: ${DEFAULT-VALUE}). A variable of the environment counts more: for"
                    + " impound.security-account it is IMPOUND_SECURITY_ACCOUNT.")
    private Path file;

    /** The location as Camel wants it. */
    String location() {
        if (!Files.isReadable(file)) {
            throw new SettingsProblems(List.of("cannot read the settings " + file + "; name them with --config FILE"));
        }
        return "file:" + file;
    }
}
