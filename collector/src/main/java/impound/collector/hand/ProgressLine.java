package impound.collector.hand;

import impound.collector.Meter;
import impound.collector.report.Daemons;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells a person how far it is: bytes, percent, speed over the last seconds, time left. */
final class ProgressLine implements Meter {

    private static final double MEGABYTE = 1e6;

    private final PrintWriter err;
    private final Style style;
    private final long size;
    private final Clock clock;
    private final Instant began;
    private final Pace pace;
    private final AtomicLong done = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Daemons.named("line"));
    private boolean isClosed;

    /** How often, and whether each line takes the place of the one before. */
    enum Style {
        /** One line, written anew. */
        TERMINAL(Duration.ofMillis(500), "\r%s\u001b[K"),
        /** Lines for a file or a pipe. */
        PLAIN(Duration.ofSeconds(10), "%s%n");

        private final Duration every;
        private final String line;

        Style(Duration every, String line) {
            this.every = every;
            this.line = line;
        }

        /** What suits this process's standard error. Java's own console is none where only the output goes elsewhere. */
        static Style ofStandardError() {
            try {
                String where =
                        Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
                return where.startsWith("/dev/pts/") || where.startsWith("/dev/tty") ? TERMINAL : PLAIN;
            } catch (java.io.IOException unknown) {
                return PLAIN;
            }
        }
    }

    /** A line that is written when somebody says {@link #tick}. */
    ProgressLine(PrintWriter err, Style style, long size, Clock clock) {
        this.err = err;
        this.style = style;
        this.size = size;
        this.clock = clock;
        this.began = clock.instant();
        this.pace = new Pace(began);
    }

    /** A line that is written by itself from now on. */
    ProgressLine started() {
        long millis = style.every.toMillis();
        timer.scheduleAtFixedRate(this::tick, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void add(long bytes) {
        done.addAndGet(bytes);
    }

    /** Writes how far it is now. */
    synchronized void tick() {
        if (!isClosed) {
            long bytes = done.get();
            double speed = pace.at(clock.instant(), bytes);
            say("%s, %.1f MB/s, %s left".formatted(share(bytes), speed / MEGABYTE, left(size - bytes, speed)));
        }
    }

    /** Writes what it came to, and how fast as a whole. */
    @Override
    public synchronized void close() {
        timer.shutdown();
        isClosed = true;
        long bytes = done.get();
        Duration took = Duration.between(began, clock.instant());
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        say("%s, %.1f MB/s on average, %s"
                .formatted(share(bytes), bytes / seconds / MEGABYTE, hours(took.toSeconds())));
        if (style == Style.TERMINAL) {
            err.println();
            err.flush();
        }
    }

    private void say(String text) {
        err.printf(style.line, text);
        err.flush();
    }

    private String share(long bytes) {
        return "%d of %d bytes, %.1f %%".formatted(bytes, size, size == 0 ? 100.0 : 100.0 * bytes / size);
    }

    private static String left(long bytes, double speed) {
        return speed > 0 ? hours(Math.round(bytes / speed)) : "?:??:??";
    }

    private static String hours(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
