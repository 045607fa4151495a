package impound.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The collector in a person's hand: a process with an environment of its own, whose output and errors lie apart. */
public final class HandProcess {

    private static final int SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private HandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Started with these variables and no other of AWS's. */
    public static HandProcess start(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Stream<String> line = Stream.of(
                    java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), "impound.collector.Collector");
            ProcessBuilder builder = new ProcessBuilder(
                            Stream.concat(line, Stream.of(arguments)).toList())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            return new HandProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has said this to standard error. */
    public HandProcess awaitWord(String word) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!err().contains(word)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("never said " + word + ": " + err());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return this;
    }

    /** Ctrl-C, and the end of an SSM session, are such a signal. */
    public Said terminated() {
        process.destroy();
        return ended();
    }

    public Said killed() {
        process.destroyForcibly();
        return ended();
    }

    public Said ended() {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the collector did not end: " + err());
            }
            return new Said(process.exitValue(), String.join("\n", lines(out)), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String err() {
        return String.join("\n", lines(err));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
