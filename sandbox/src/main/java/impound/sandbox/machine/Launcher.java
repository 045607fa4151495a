package impound.sandbox.machine;

import java.io.IOException;

/** Starts what a machine runs once it has booted: a process of the operating system, or what passes for one in a test. */
@FunctionalInterface
public interface Launcher {
    /** The usual one. */
    Launcher OF_PROCESSES = ProcessBuilder::start;

    /** Starts this command line in its folder and with its environment, its output going where the builder says. */
    Process start(ProcessBuilder line) throws IOException;
}
