package impound.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time as it passes, with shorter waits. */
final class WallTime implements SandboxTime {
    private static final Logger LOG = LoggerFactory.getLogger(WallTime.class);

    private final double scale;
    private final ScheduledThreadPoolExecutor timer;

    WallTime(double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("a time scale is above zero: " + scale);
        }
        this.scale = scale;
        this.timer = new ScheduledThreadPoolExecutor(2, task -> {
            var thread = new Thread(task, "sandbox-time");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration scaled(Duration modelTime) {
        return Duration.ofNanos((long) (modelTime.toNanos() / scale));
    }

    @Override
    public void after(Duration modelTime, Runnable task) {
        afterByClock(scaled(modelTime), task);
    }

    @Override
    public void afterByClock(Duration time, Runnable task) {
        timer.schedule(() -> run(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Duration kept(Duration modelTime) {
        return scaled(modelTime);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // Nobody waits for the result: without this line a broken task would vanish in the timer.
            LOG.error("a task of the sandbox failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
