package impound.collector.hand;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A person's Ctrl-C, or the end of their session: the run fails as by any other failure, so that what was half-written is given up,
 * and only then the process ends.
 */
final class Interruption implements AutoCloseable {

    /** What S3 needs to give an upload up; who stopped the program waits no longer. */
    private static final int SECONDS = 15;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Alarm alarm) {
        hook = new Thread(() -> stop(alarm), "interruption");
    }

    /** Until it is closed, a signal raises this alarm. */
    static Interruption raising(Alarm alarm) {
        Interruption interruption = new Interruption(alarm);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stop(Alarm alarm) {
        alarm.raise("person", new CollectorFailure.Interrupted("the program was told to stop"));
        try {
            over.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The process ends already; the hook has just been let go.
        }
    }
}
