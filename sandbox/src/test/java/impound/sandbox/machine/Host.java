package impound.sandbox.machine;

import impound.sandbox.VirtualTime;
import impound.sandbox.http.Accounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process of its own that hosts one machine, says which process that runs as, and waits for its own end. */
final class Host {
    private Host() {}

    public static void main(String[] arguments) throws InterruptedException {
        var time = new VirtualTime(Instant.EPOCH);
        var endless = List.of("/bin/sh", "-c", "exec sleep 600", "collector");
        var machines = new Machines(
                Path.of(arguments[0]),
                endless,
                Launcher.OF_PROCESSES,
                () -> "http://127.0.0.1:1",
                new Accounts(time),
                time);
        var machine = machines.build(new MachineSpec(
                "i-0123456789abcdef0",
                "444455556666",
                "eu-west-1",
                "eu-west-1a",
                "10.0.0.5",
                "c7i.large",
                "ami-0123456789abcdef0",
                new byte[0],
                null));
        machines.boot(machine, () -> {});
        System.out.println(machine.process().orElseThrow().pid());
        Thread.currentThread().join();
    }
}
