package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.evidence.Writer;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps two processes from making the same thing at once where AWS has no client token. A lease that ran out is free. */
public final class Leases {
    /** Longer than a step with forty volumes takes, short enough to wait for after a crash. */
    private static final Duration TERM = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final WorkRecords records;
    private final Writer writer;
    private final Clock clock;

    public Leases(WorkRecords records, Writer writer, Clock clock) {
        this.records = records;
        this.writer = writer;
        this.clock = clock;
    }

    /** Whether this process, and in it this thread, may work now. Whoever holds a lease takes it again for a full term. */
    public boolean take(Region region, String key) {
        var mine = Wire.document(new Lease(holder(), clock.instant().plus(TERM)));
        var there = records.read(region, key);
        if (there.isEmpty()) {
            return records.create(region, key, mine);
        }
        return (isFree(there.get()) || isOurs(there.get())) && records.replace(region, key, there.get(), mine);
    }

    /** Gives the lease back, if it is still ours. Where that fails it lapses by itself, and the step's own end counts. */
    public void release(Region region, String key) {
        try {
            records.read(region, key)
                    .filter(this::isOurs)
                    .ifPresent(there ->
                            records.replace(region, key, there, Wire.document(new Lease(holder(), Instant.EPOCH))));
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("lease", key).setCause(e).log("a lease was not given back; it lapses");
        }
    }

    private boolean isOurs(Versioned there) {
        return Wire.read(there.bytes(), Lease.class).holder().equals(holder());
    }

    /** One that would last longer than any can was written by a clock that is wrong, and does not count. */
    private boolean isFree(Versioned there) {
        var until = Wire.read(there.bytes(), Lease.class).until();
        var now = clock.instant();
        return until.isBefore(now) || until.isAfter(now.plus(TERM).plus(Claims.CLOCKS));
    }

    private String holder() {
        return writer.process() + "/" + Thread.currentThread().getId();
    }

    /** Who works, and until when nobody else may. */
    record Lease(String holder, Instant until) {}
}
