package impound.drill;

import impound.routes.command.Impound;
import impound.sandbox.drill.World;
import impound.sandbox.http.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** {@code impound run} as a process of its own, since its credentials and its variables are those of a process. */
record RunProcess(int exit, List<String> err) {

    /** To its end, with these settings in a file and these variables of the environment. */
    static RunProcess toItsEnd(Path folder, Properties settings, Map<String, String> variables) {
        try {
            var process = builder(written(folder, settings), variables).start();
            var err = new String(process.getErrorStream().readAllBytes());
            return new RunProcess(process.waitFor(), err.lines().toList());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot run the coordinator", e);
        }
    }

    /** The same, for whoever ends it; what it says goes to a file. */
    static Process start(Path folder, Properties settings, Map<String, String> variables, Path said) {
        try {
            return builder(written(folder, settings), variables)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("cannot run the coordinator", e);
        }
    }

    private static Path written(Path folder, Properties settings) throws IOException {
        var file = folder.resolve("application.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "Settings of a test");
        }
        return file;
    }

    /** The variables by which a process is the holder of these keys. */
    static Map<String, String> holding(Keys keys) {
        return keys.token() == null
                ? Map.of("AWS_ACCESS_KEY_ID", keys.accessKey(), "AWS_SECRET_ACCESS_KEY", keys.secret())
                : Map.of(
                        "AWS_ACCESS_KEY_ID", keys.accessKey(),
                        "AWS_SECRET_ACCESS_KEY", keys.secret(),
                        "AWS_SESSION_TOKEN", keys.token());
    }

    /** The variables of the coordinator's own role. */
    static Map<String, String> coordinator(World world) {
        var role = "arn:aws:iam::" + World.SECURITY + ":role/ImpoundCoordinator";
        return holding(world.sandbox().accounts().session(role, "run", Duration.ofHours(1)));
    }

    private static ProcessBuilder builder(Path file, Map<String, String> variables) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Impound.class.getName(),
                "run",
                "--config",
                file.toString());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(Map.of("AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", "/dev/null"));
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.putAll(variables);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
