package impound.collector.report;

import impound.collector.CollectorFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this collector did, in plain words, for three readers: the console, the capture log group and the file beside the
 * image. Lines go to the group in batches from a thread of their own, so a slow log never slows the imaging; a log that is
 * lost is no lost evidence, so it is tried again at the end and then only noted.
 */
public final class CaptureLog implements AutoCloseable {

    private static final Logger CONSOLE = LoggerFactory.getLogger(CaptureLog.class);

    /** CloudWatch Logs takes 10,000 events in a call; a collector writes a few dozen in all. */
    private static final int BATCH = 1000;

    private static final int LAST_TRIES = 3;

    private final LogStream stream;
    private final Clock clock;
    private final List<LogStream.Line> lines = new ArrayList<>();
    private int sent;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(Daemons.named("log"));

    public CaptureLog(LogStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    /** Makes sure of the stream and begins to send. */
    public void open() {
        stream.open();
        sender.scheduleWithFixedDelay(this::send, 1, 1, TimeUnit.SECONDS);
    }

    /** Adds a line. */
    public void say(String format, Object... facts) {
        String text = format.formatted(facts);
        CONSOLE.info("{}", text);
        synchronized (lines) {
            lines.add(new LogStream.Line(clock.instant(), text));
        }
    }

    /** All lines so far, as a file. */
    public byte[] file() {
        synchronized (lines) {
            return lines.stream()
                    .map(line -> line.at() + " " + line.text() + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Sends what is left. */
    @Override
    public void close() {
        sender.shutdown();
        for (int i = 0; i < LAST_TRIES && !send(); i++) {
            CONSOLE.warn("the capture log could not be sent, try {} of {}", i + 1, LAST_TRIES);
        }
    }

    // Both the sender and close() come here; a line is sent once.
    private synchronized boolean send() {
        List<LogStream.Line> next = unsent();
        while (!next.isEmpty()) {
            try {
                stream.append(next);
            } catch (CollectorFailure failure) {
                CONSOLE.warn("capture log: {}", failure.getMessage());
                return false;
            }
            sent += next.size();
            next = unsent();
        }
        return true;
    }

    private List<LogStream.Line> unsent() {
        synchronized (lines) {
            return List.copyOf(lines.subList(sent, Math.min(lines.size(), sent + BATCH)));
        }
    }
}
