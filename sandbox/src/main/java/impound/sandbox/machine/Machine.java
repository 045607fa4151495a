package impound.sandbox.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One launched instance: a folder with its disks and console, a metadata service, and the collector as a process of its own. */
public final class Machine {
    private final Path folder;
    private final List<String> command;
    private final Path blockdev;
    private final Launcher launcher;
    private final DeviceTree devices;
    private final MetadataService metadata;
    private final CompletableFuture<Integer> poweredOff = new CompletableFuture<>();
    private Process process;
    private boolean killed;

    Machine(Path folder, List<String> command, Path blockdev, Launcher launcher, MetadataService metadata) {
        this.folder = folder;
        this.command = command;
        this.blockdev = blockdev;
        this.launcher = launcher;
        this.devices = new DeviceTree(folder);
        this.metadata = metadata;
    }

    public Path folder() {
        return folder;
    }

    /** What the machine sees as its disks. */
    public DeviceTree devices() {
        return devices;
    }

    /** Empty until it has booted. */
    public synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    /** Done, with the exit code of its process, when the machine is off and whoever had to know of it has been told. */
    public CompletableFuture<Integer> poweredOff() {
        return poweredOff;
    }

    /** Starts the process; when it ends, in whatever way, the machine is off. */
    void boot(String endpoint, Runnable whenOff) {
        try {
            start(endpoint).ifPresent(running -> running.onExit().thenAccept(ended -> off(ended.exitValue(), whenOff)));
        } catch (IOException e) {
            print("no process: " + e.getMessage());
            off(-1, whenOff);
        }
    }

    private synchronized Optional<Process> start(String endpoint) throws IOException {
        if (killed) {
            return Optional.empty();
        }
        process = launcher.start(builder(endpoint));
        return Optional.of(process);
    }

    private ProcessBuilder builder(String endpoint) {
        var line = new ArrayList<>(command);
        line.addAll(List.of(
                "--sys",
                folder.resolve("sys").toString(),
                "--dev",
                folder.resolve("dev").toString(),
                "--proc",
                folder.resolve("proc").toString(),
                "--blockdev",
                blockdev.toString()));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(consoleFile().toFile()));
        // Nothing of the sandbox's own environment: a collector that runs on the wrong credentials must fail here too.
        builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME"));
        builder.environment().put("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.endpoint());
        builder.environment().put("AWS_ENDPOINT_URL", endpoint);
        return builder;
    }

    private void off(int code, Runnable whenOff) {
        metadata.close();
        whenOff.run();
        poweredOff.complete(code);
    }

    /** Pulls the plug: what runs is ended at once, what has not booted never does. */
    public synchronized void kill() {
        killed = true;
        if (process == null) {
            metadata.close();
            poweredOff.complete(-1);
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Stops every thread of what runs, as a machine stands still whose host does: nothing but {@link #kill} ends it then. */
    public synchronized void freeze() {
        try {
            if (process != null
                    && new ProcessBuilder("kill", "-STOP", "" + process.pid())
                                    .start()
                                    .waitFor()
                            != 0) {
                throw new IllegalStateException("process " + process.pid() + " can't be stopped");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the process has printed. */
    public String console() {
        try {
            return Files.exists(consoleFile())
                    ? new String(Files.readAllBytes(consoleFile()), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(String line) {
        try {
            Files.writeString(consoleFile(), line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path consoleFile() {
        return folder.resolve("console.log");
    }
}
