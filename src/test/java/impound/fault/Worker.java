package impound.fault;

import impound.routes.Application;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** A coordinator as a process of its own, which can be killed at any moment. */
final class Worker {
    private final Process process;

    private Worker(Process process) {
        this.process = process;
    }

    /** Starts one that works in this world by this clock; what it prints is in a file of the folder. */
    static Worker start(World world, FastClock clock, Path folder, int number) {
        try {
            var settings = folder.resolve("settings-" + number + ".properties");
            try (var out = Files.newOutputStream(settings)) {
                world.settings().store(out, null);
            }
            var keys = world.coordinator().resolveCredentials();
            var line = new ProcessBuilder(line(settings, clock));
            line.environment().put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
            line.environment().put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
            line.environment()
                    .put(
                            "AWS_SESSION_TOKEN",
                            ((software.amazon.awssdk.auth.credentials.AwsSessionCredentials) keys).sessionToken());
            line.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("worker-" + number + ".log").toFile());
            return new Worker(line.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> line(Path settings, FastClock clock) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(WorkerClasses.options());
        line.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseTransparentHugePages",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=4",
                "-Dlog4j.shutdownHookEnabled=false",
                Worker.class.getName(),
                settings.toString(),
                Long.toString(clock.origin()),
                Integer.toString(clock.factor())));
        return line;
    }

    /** SIGTERM: it ends what it has begun. */
    void end() {
        process.destroy();
        await();
    }

    /** SIGKILL: it has no time for anything. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void await() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("a process that was told to end lives on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws Exception {
        endWithParent();
        var clock = new FastClock(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])).clock();
        var own = DefaultCredentialsProvider.builder().build();
        try (var application = Application.of("file:" + arguments[0], quick(), own, clock)) {
            application.run();
        }
    }

    /** Nobody looks into it, and beans for those who do take a tenth of its start. */
    private static Properties quick() {
        var settings = new Properties();
        settings.setProperty("camel.main.jmxEnabled", "false");
        return settings;
    }

    /** When a test run is killed, its world is gone, and nothing should look for it. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1)));
    }
}
