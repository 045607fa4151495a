package impound.collection;

import impound.sandbox.VirtualTime;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Lets time pass whenever nobody has anything to do, so that hours of waiting cost nothing. */
final class Jumps implements AutoCloseable {
    /** A message that has just been delivered is on its way to its route for about so long, and nobody's work yet. */
    private static final long SETTLED = Duration.ofMillis(4).toNanos();

    private static final long LOOK = Duration.ofMillis(1).toNanos();

    /** However slow the machine: a trial that takes longer than this hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** So much more for each volume, in the trial with dozens of them. */
    private static final Duration LONGER = Duration.ofSeconds(5);

    /** More than any collection waits; whatever goes round for longer never ends. */
    private static final Duration DAYS = Duration.ofDays(10);

    private final VirtualTime time;
    private final BooleanSupplier isAtWork;
    private final LongSupplier asked;
    private final long longest;
    private final Thread thread = new Thread(this::drive, "jumps");
    private volatile boolean isStill;
    private volatile boolean isOver;

    /**
     * @param volumes how many there are to collect
     * @param asked changes whenever anybody asks for anything
     */
    Jumps(VirtualTime time, int volumes, BooleanSupplier isAtWork, LongSupplier asked) {
        this.time = time;
        this.isAtWork = isAtWork;
        this.asked = asked;
        this.longest = LONGEST.plus(LONGER.multipliedBy(volumes)).toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Until nothing is at work, and nothing will ever fall due any more.
     *
     * @param isSilent asked when it seems so: a message may be there that nobody has received yet
     */
    void awaitStillness(BooleanSupplier isSilent, Supplier<String> what) {
        var until = System.nanoTime() + longest;
        var end = time.now().plus(DAYS);
        do {
            isStill = false;
            while (!isStill) {
                if (System.nanoTime() > until || time.now().isAfter(end)) {
                    throw new AssertionError("it does not come to an end: " + what.get());
                }
                LockSupport.parkNanos(LOOK);
            }
        } while (!isSilent.getAsBoolean());
    }

    private void drive() {
        long seen = -1;
        long since = System.nanoTime();
        while (!isOver) {
            if (isAtWork.getAsBoolean() || asked.getAsLong() != seen) {
                seen = asked.getAsLong();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > SETTLED) {
                isStill = !time.jump();
                since = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public void close() {
        isOver = true;
    }
}
