package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a command costs with all the processes that it starts.
 *
 * @param cpu of user and kernel together
 * @param rss the most that all of them had in memory at once, in bytes
 */
record WholeProcess(Duration wall, Duration cpu, long rss) {
    private static final int TICKS = 100;
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Runs it to its end, which must be a good one. Nothing else that this process has started may end meanwhile. */
    static WholeProcess of(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        var before = cpuOfChildren();
        var start = System.nanoTime();
        var process = builder.start();
        var rss = 0L;
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            rss = Math.max(rss, rss(process.toHandle()));
        }
        var wall = Duration.ofNanos(System.nanoTime() - start);
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(log))
                .isZero();
        return new WholeProcess(wall, cpuOfChildren().minus(before), rss);
    }

    double cpuPerGibibyte(long bytes) {
        return cpu.toMillis() / 1e3 / (bytes / (double) (1 << 30));
    }

    private static long rss(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(WholeProcess::ownRss)
                .sum();
    }

    private static long ownRss(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has ended meanwhile
        }
    }

    /** Fields 16 and 17 of proc(5)'s stat: what children used that have ended, and theirs. */
    private static Duration cpuOfChildren() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var ticks = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        return Duration.ofMillis(ticks * 1000 / TICKS);
    }
}
