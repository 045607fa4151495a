package impound.sandbox.machine;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The host on which launched instances run; closing it leaves no process behind. */
public final class Machines implements AutoCloseable {
    private final Path folder;
    private final List<String> command;
    private final Path blockdev;
    private final Launcher launcher;
    private final Supplier<String> endpoint;
    private final Accounts accounts;
    private final SandboxTime time;
    private final List<Machine> built = new CopyOnWriteArrayList<>();
    private final Thread interrupted = new Thread(this::killAll, "sandbox-machines");

    /**
     * @param command the collector's command line, to which each machine adds where its disks are and who sets them read-only
     * @param endpoint where the sandbox listens, known when the first machine boots
     */
    public Machines(
            Path folder,
            List<String> command,
            Launcher launcher,
            Supplier<String> endpoint,
            Accounts accounts,
            SandboxTime time) {
        this.folder = folder.toAbsolutePath();
        this.command = List.copyOf(command);
        this.blockdev = Blockdev.in(this.folder);
        this.launcher = launcher;
        this.endpoint = endpoint;
        this.accounts = accounts;
        this.time = time;
        // Whoever presses Ctrl-C closes nothing, and processes outlive the one that started them.
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    /** A machine that is off: its metadata are there, its process is not. */
    public Machine build(MachineSpec spec) {
        var home = folder.resolve(spec.instanceId());
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var tree = new MetadataTree(spec, new RoleCredentials(spec, accounts, time));
        var machine = new Machine(home, command, blockdev, launcher, new MetadataService(tree, time));
        built.add(machine);
        return machine;
    }

    public void boot(Machine machine, Runnable whenOff) {
        machine.boot(endpoint.get(), whenOff);
    }

    private void killAll() {
        built.forEach(Machine::kill);
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException goingDown) {
            // The hook is running: it does what we have just done.
        }
    }
}
