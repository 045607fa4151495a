package impound.processors.steering;

import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that a pause of the intake is neither overlooked nor ends by itself: the log says when it begins and ends, and each day that it
 * lasts; and each day its order is written anew, since the life-cycle of the work bucket takes away what nobody has written for 90 days.
 */
public final class WatchPause {
    private static final Logger LOG = LoggerFactory.getLogger(WatchPause.class);

    /** Often enough that some coordinator comes to it long before the 90 days, however short each of them runs. */
    private static final Duration DAY = Duration.ofDays(1);

    private final WorkRecords records;
    private final Settings settings;
    private final Clock clock;
    private boolean isPaused;
    private Instant said = Instant.EPOCH;
    private Instant kept = Instant.EPOCH;

    public WatchPause(WorkRecords records, Settings settings, Clock clock) {
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks whether the intake is paused; nothing that is not new is said again before a day is over. */
    public synchronized void look() {
        var found = records.read(settings.home(), WorkKeys.PAUSE);
        if (found.isPresent()) {
            paused(found.get());
        } else if (isPaused) {
            isPaused = false;
            LOG.warn("the intake is paused no more: findings are taken again");
        }
    }

    private void paused(Versioned found) {
        var now = clock.instant();
        if (!isPaused || isDayAfter(said, now)) {
            isPaused = true;
            said = now;
            say(Wire.read(found.bytes(), Order.class));
        }
        if (isDayAfter(kept, now)) {
            // whoever has resumed meanwhile has removed it, and then nothing is written
            records.replace(settings.home(), WorkKeys.PAUSE, found, found.bytes());
            kept = now;
        }
    }

    private static boolean isDayAfter(Instant last, Instant now) {
        return !last.plus(DAY).isAfter(now);
    }

    private static void say(Order order) {
        LOG.atWarn()
                .addKeyValue("by", order.who())
                .addKeyValue("at", order.at())
                .addKeyValue("why", order.why())
                .log("the intake is paused: findings wait in their queue until somebody types impound resume");
    }
}
