package impound.fault;

import impound.sandbox.SandboxTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Time that passes so many times faster than the wall's, for processes that no other clock can drive. A process does not work
 * faster only because its clock does: what is given to it for a minute, it has for one.
 */
final class FastTime implements SandboxTime {
    private final FastClock clock;
    private final SandboxTime wall;

    FastTime(FastClock clock) {
        this.clock = clock;
        this.wall = SandboxTime.wall(clock.factor());
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    /** The clock runs faster, so that a wait is as long by it as it is. */
    @Override
    public Duration scaled(Duration modelTime) {
        return modelTime;
    }

    @Override
    public void after(Duration modelTime, Runnable task) {
        wall.after(modelTime, task);
    }

    @Override
    public void afterByClock(Duration time, Runnable task) {
        wall.afterByClock(time, task);
    }

    @Override
    public Duration kept(Duration modelTime) {
        return wall.kept(modelTime);
    }

    @Override
    public void close() {
        wall.close();
    }
}
