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

/** Shows each volume on its way: a table that is drawn anew on a terminal, a line for each new link elsewhere. */
final class Board {
    private static final long LOOK_MILLIS = 300;

    private final EvidenceBucket bucket;
    private final BoardScreen screen;

    Board(EvidenceBucket bucket, PrintWriter out, Clock clock) {
        this.bucket = bucket;
        this.screen = System.console() == null ? new BoardLines(out) : new BoardTable(out, clock);
    }

    /** Watches until an incident is closed and reported; answers its id, or nothing after this time. */
    Optional<String> watch(Duration longest) throws ExecutionException, InterruptedException {
        var closed = new CompletableFuture<String>();
        var looks = Executors.newSingleThreadScheduledExecutor();
        try {
            looks.scheduleWithFixedDelay(() -> look(closed), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return Optional.of(closed.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } finally {
            looks.shutdownNow();
        }
    }

    private void look(CompletableFuture<String> closed) {
        try {
            bucket.incidents().stream().findFirst().ifPresent(incident -> look(incident, closed));
        } catch (RuntimeException e) {
            closed.completeExceptionally(e);
        }
    }

    private void look(String incident, CompletableFuture<String> closed) {
        var chains = bucket.chains(incident);
        screen.show(chains, progress(incident, chains));
        if (bucket.read(incident + "/closing/0001.report.json").isPresent()) {
            closed.complete(incident);
        }
    }

    /** Percent of the bytes that S3 has of each volume that a collector reads now. */
    private Map<String, Integer> progress(String incident, SortedMap<String, List<Chained>> chains) {
        var percents = new TreeMap<String, Integer>();
        chains.forEach((volume, links) -> {
            if (links.get(links.size() - 1).link() instanceof Link.VolumeAttached) {
                bucket.percent(incident, volume).ifPresent(percent -> percents.put(volume, percent));
            }
        });
        return percents;
    }
}
