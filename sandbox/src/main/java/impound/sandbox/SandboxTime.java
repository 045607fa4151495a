package impound.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The sandbox's clock, and the one place that knows its time scale: what takes AWS five seconds takes a twentieth of that
 * here. Only waits shrink; what is written down is the real time.
 */
public interface SandboxTime extends AutoCloseable {

    Instant now();

    /** How long this wait of AWS takes here. */
    Duration scaled(Duration modelTime);

    /** Runs the task when AWS would have needed this long. */
    void after(Duration modelTime, Runnable task);

    /** Runs the task when {@link #now()} says that this much has passed: for terms that a caller measures by its own clock. */
    void afterByClock(Duration time, Runnable task);

    /** How long a caller's thread is really kept for this wait of AWS. */
    Duration kept(Duration modelTime);

    @Override
    void close();

    /** The wall clock; a scale of 20 makes every wait twenty times shorter. */
    static SandboxTime wall(double scale) {
        return new WallTime(scale);
    }
}
