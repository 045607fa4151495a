package impound.collector.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * util-linux's {@code blockdev --setro}, as a process.
 *
 * @param command its name or path
 * @param patience how long it may take: a device that does not answer must not keep us for ever
 */
public record Blockdev(String command, Duration patience) implements ReadOnlyFlag {

    @Override
    public void set(Path node) throws IOException {
        Process process = new ProcessBuilder(command, "--setro", node.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            // Waited for first: the few words that it says fit into the pipe, and reading them has no limit in time.
            if (!hasEnded(process)) {
                throw new IOException("%s did not end within %s".formatted(command, patience));
            }
            if (process.exitValue() != 0) {
                String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                throw new IOException("%s ended with %d: %s".formatted(command, process.exitValue(), said));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean hasEnded(Process process) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command, e);
        }
    }
}
