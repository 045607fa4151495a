package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import impound.processors.evidence.Link;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Shows each volume on its way: a table that is drawn anew on a terminal, a line for each new link elsewhere. */
final class Board {
    private static final long LOOK_MILLIS = 300;

    private final EvidenceBucket bucket;
    private final BoardScreen screen;

    Board(EvidenceBucket bucket, PrintWriter out, Clock clock) {
        this.bucket = bucket;
        this.screen = System.console() == null ? new BoardLines(out) : new BoardTable(out, clock);
    }

    /** How it ended: with an incident that is closed and reported, or without any, and why. */
    record End(String incident, String why) {}

    /**
     * Watches until there is nothing more to see.
     *
     * @param parked why no incident will come, once that is known
     */
    End watch(Duration longest, Supplier<Optional<String>> parked) throws ExecutionException, InterruptedException {
        var closed = new CompletableFuture<End>();
        var looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleWithFixedDelay(() -> look(closed, parked), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return closed.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new End("", "no incident was closed within " + longest.toMinutes() + " minutes");
        } finally {
            looks.shutdownNow();
        }
    }

    private void look(CompletableFuture<End> closed, Supplier<Optional<String>> parked) {
        try {
            bucket.incidents().stream().findFirst().ifPresent(incident -> look(incident, closed));
            parked.get().ifPresent(why -> closed.complete(new End("", why)));
        } catch (RuntimeException e) {
            closed.completeExceptionally(e);
        }
    }

    private void look(String incident, CompletableFuture<End> closed) {
        var chains = bucket.chains(incident);
        screen.show(chains, progress(incident, chains));
        if (bucket.read(incident + "/closing/0001.report.json").isPresent()) {
            closed.complete(new End(incident, ""));
        }
    }

    /** Percent of the bytes that S3 has of each volume that a collector reads now. */
    private Map<String, Integer> progress(String incident, SortedMap<String, List<Chained>> chains) {
        var percents = new TreeMap<String, Integer>();
        chains.forEach((volume, links) -> {
            if (links.get(links.size() - 1).link() instanceof Link.VolumeAttached) {
                bucket.percent(incident, volume, collectorAttempt(links))
                        .ifPresent(percent -> percents.put(volume, percent));
            }
        });
        return percents;
    }

    /** That under whose number the newest collector reports. */
    private static int collectorAttempt(List<Chained> links) {
        return links.stream()
                .filter(link -> link.link() instanceof Link.CollectorLaunched)
                .mapToInt(Chained::attempt)
                .max()
                .orElse(1);
    }
}
