package impound.collector.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A file as a real block device of the kernel that the test runs on, where that is allowed. */
record LoopDevice(String name) implements AutoCloseable {

    /** Empty where this process may not make any, or the system has none. */
    static Optional<LoopDevice> of(Path file) throws IOException {
        try {
            String made = run("losetup", "--find", "--show", file.toString());
            return Optional.of(new LoopDevice(Path.of(made).getFileName().toString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path node() {
        return Path.of("/dev", name);
    }

    /** Its entry in the kernel's tree. */
    Path entry() {
        return Path.of("/sys/block", name);
    }

    @Override
    public void close() throws IOException {
        // The kernel keeps the flag for whatever file comes next.
        run("blockdev", "--setrw", node().toString());
        run("losetup", "--detach", node().toString());
    }

    private static String run(String... line) throws IOException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (code(process) != 0) {
            throw new IOException("%s: %s".formatted(String.join(" ", line), output));
        }
        return output;
    }

    private static int code(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
