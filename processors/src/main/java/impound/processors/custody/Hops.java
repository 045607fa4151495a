package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.evidence.Hopped;
import impound.processors.evidence.Message;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a message that was dealt with from one that was not. Sending comes first and the stored hop after it, so that a
 * crash between the two costs a duplicate and never the message; the stored hop never falls, so that duplicates never
 * multiply.
 */
public final class Hops {
    private static final Logger LOG = LoggerFactory.getLogger(Hops.class);

    private final WorkRecords records;
    private final KnownHops known = new KnownHops();
    private final LongAdder dropped = new LongAdder();

    public Hops(WorkRecords records) {
        this.records = records;
    }

    /** Whether nobody has sent this on yet. A message that is not current is counted, since the caller drops it. */
    public boolean isCurrent(Hopped message) {
        var current = !known.isThere(message.region(), message.subject(), message.hop() + 1)
                && message.hop() >= read(message.region(), message.subject());
        if (!current) {
            dropped.increment();
            LOG.atInfo()
                    .addKeyValue("subject", message.subject())
                    .addKeyValue("hop", message.hop())
                    .log("dropped: it was dealt with already");
        }
        return current;
    }

    /**
     * Whether nobody has sent this hop yet. Two copies at work at once may both send it. Later ones must not: a copy that
     * found a lease taken and went round again is current and has nothing new to say, and what goes round by way of
     * {@code completed} is not told by its hop at all.
     */
    public boolean isUnsent(Onward onward) {
        var message = onward.message();
        return !known.isThere(message.region(), message.subject(), message.hop())
                && message.hop() > read(message.region(), message.subject());
    }

    /** The hop of the newest message of this line: what is sent anew comes after it. */
    public int stored(Hopped message) {
        return read(message.region(), message.subject());
    }

    /** Stores the hop of a message that was sent, as it stands in the queue. */
    public String sent(String text) {
        Message message = Wire.readMessage(text);
        raise(message.region(), message.subject(), message.hop());
        return text;
    }

    /** Stores that all that follows from a message was sent. */
    public Sending done(Sending sent) {
        raise(sent.from().region(), sent.from().subject(), sent.from().hop() + 1);
        return sent;
    }

    /** How many messages this process has dropped because they had been dealt with. */
    public long dropped() {
        return dropped.sum();
    }

    private int read(Region region, String subject) {
        return look(region, subject).map(Hops::number).orElse(0);
    }

    private Optional<Versioned> look(Region region, String subject) {
        var stored = records.read(region, WorkKeys.hop(subject));
        stored.ifPresent(record -> known.read(region, subject, number(record), record));
        return stored;
    }

    /**
     * Tries first with what was read last, which may be that there is none: nobody else has changed it, for the most part, and a write that
     * bears a condition shows where somebody has.
     */
    private void raise(Region region, String subject, int hop) {
        if (known.isThere(region, subject, hop)) {
            return;
        }
        var stored = known.isThere(region, subject, 1)
                ? known.record(region, subject).or(() -> look(region, subject))
                : Optional.<Versioned>empty();
        while (stored.map(Hops::number).orElse(0) < hop) {
            if (isRaised(region, subject, stored, hop)) {
                known.raised(region, subject, hop);
                return;
            }
            stored = look(region, subject);
        }
    }

    private boolean isRaised(Region region, String subject, Optional<Versioned> stored, int hop) {
        var key = WorkKeys.hop(subject);
        var text = Integer.toString(hop).getBytes(StandardCharsets.UTF_8);
        return stored.isEmpty() ? records.create(region, key, text) : records.replace(region, key, stored.get(), text);
    }

    private static int number(Versioned record) {
        return Integer.parseInt(new String(record.bytes(), StandardCharsets.UTF_8));
    }
}
