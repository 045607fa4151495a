package impound.collector.report;

import impound.collector.CollectorFailure;
import impound.collector.Meter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every other second how many bytes S3 has acknowledged, from a thread of its own; saying nothing new is spared. */
public final class ProgressReport implements Meter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressReport.class);

    /** What a person who watches takes for "now", at half a request a second. */
    private static final int SECONDS = 2;

    private final Records records;
    private final AtomicLong acknowledged = new AtomicLong();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("progress"));
    private long reported = -1;

    public ProgressReport(Records records) {
        this.records = records;
        timer.scheduleWithFixedDelay(this::report, 0, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void add(long bytes) {
        acknowledged.addAndGet(bytes);
    }

    /** Reports the last figure. */
    @Override
    public void close() {
        timer.shutdown();
        report();
    }

    // A report that fails is no failed imaging; the next one says more anyway.
    private synchronized void report() {
        long bytes = acknowledged.get();
        if (bytes == reported) {
            return;
        }
        try {
            records.progress(bytes);
            reported = bytes;
        } catch (CollectorFailure failure) {
            LOG.warn("progress: {}", failure.getMessage());
        }
    }
}
