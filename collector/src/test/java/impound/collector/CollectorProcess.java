package impound.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The collector as it runs on its VM: a process of its own with its heap, its arguments and its environment. */
record CollectorProcess(int exitCode, String output) {

    private static final int SECONDS = 120;

    static CollectorProcess run(Map<String, String> environment, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the collector did not end: " + output);
            }
            return new CollectorProcess(process.exitValue(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> command(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> start =
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), "impound.collector.Collector");
        return Stream.concat(start.stream(), Stream.of(arguments)).toList();
    }
}
