package impound.fault;

import impound.sandbox.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time that passes so many times faster than the wall's, for processes that no other clock can drive. */
final class FastTime implements SandboxTime {
    private static final Logger LOG = LoggerFactory.getLogger(FastTime.class);

    private final FastClock clock;
    private final ScheduledThreadPoolExecutor timer;

    FastTime(FastClock clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(2, task -> {
            var thread = new Thread(task, "fast-time");
            thread.setDaemon(true);
            return thread;
        });
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
        timer.schedule(() -> run(task), kept(modelTime).toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A process does not work faster only because its clock does: what is given to it for a minute, it has for one. */
    @Override
    public void afterByClock(Duration time, Runnable task) {
        timer.schedule(() -> run(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Duration kept(Duration modelTime) {
        return clock.real(modelTime);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task of the sandbox failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
