package impound.collector;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whichever thread fails first raises it, and everybody who waits for anything waits here: so the death of one thread is
 * the failure of the run, and no wait is without an end.
 */
public final class Alarm {

    /** How long one look may block before the next glance at the alarm. */
    public static final Duration LOOK = Duration.ofMillis(100);

    /** Nothing moved for this long: what S3 does not take in 10 minutes of retries it will not take. */
    public static final Duration STALL = Duration.ofMinutes(10);

    private final AtomicReference<CollectorFailure> raised = new AtomicReference<>();
    private final Duration patience;
    private volatile long moved = System.nanoTime();

    /** @param patience how long a wait may last, while no byte moves, before it is a failure of its own */
    public Alarm(Duration patience) {
        this.patience = patience;
    }

    /** Ends every wait with this failure. The first one wins, since the others follow from it. */
    public void raise(String worker, Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        raised.compareAndSet(
                null,
                cause instanceof CollectorFailure failure
                        ? failure
                        : new CollectorFailure.WorkerDied(worker + " died: " + cause, cause));
    }

    /** Throws what was raised, if anything was. */
    public void check() {
        CollectorFailure failure = raised.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** Bytes moved: whoever waits has reason to wait on. A part of gigabytes on a slow line is not a stall. */
    public void moved() {
        moved = System.nanoTime();
    }

    /** The first answer that is not null; each look blocks for {@link #LOOK} at the most. */
    public <T> T await(String what, Look<T> look) {
        long began = System.nanoTime();
        while (true) {
            check();
            T seen = looked(what, look);
            if (seen != null) {
                return seen;
            }
            long now = System.nanoTime();
            if (Math.min(now - began, now - moved) > patience.toNanos()) {
                throw new CollectorFailure.Stalled("waited %s for %s while nothing moved".formatted(patience, what));
            }
        }
    }

    private static <T> T looked(String what, Look<T> look) {
        try {
            return look.look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectorFailure.Stalled("interrupted while waiting for " + what);
        }
    }

    /** One bounded look at something that may not be there yet. */
    @FunctionalInterface
    public interface Look<T> {
        T look() throws InterruptedException;
    }
}
