package impound.collection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads and processes do, and never for ever; says in the end what has not come. */
public final class Await {
    private static final long LOOK_MILLIS = 400;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Await() {}

    public static void until(Supplier<String> what, BooleanSupplier come) {
        var there = new CompletableFuture<Void>();
        var looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleWithFixedDelay(() -> look(come, there), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            there.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + LONGEST + ": " + what.get(), e);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("could not wait for: " + what.get(), e);
        } finally {
            looks.shutdownNow();
        }
    }

    private static void look(BooleanSupplier come, CompletableFuture<Void> there) {
        try {
            if (come.getAsBoolean()) {
                there.complete(null);
            }
        } catch (RuntimeException | AssertionError e) {
            there.completeExceptionally(e);
        }
    }
}
