package impound.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;

/**
 * Who can still delete a snapshot: under a governance lock those with the right to unlock, under a compliance lock nobody once
 * its cooling-off is over.
 */
public record SnapshotLock(Mode mode, Instant created, int days, int coolOffHours, Instant starts, Instant expires) {
    /** The two modes, with the words of the API. */
    public enum Mode {
        governance,
        compliance
    }

    /** A lock counts from the moment the snapshot is completed, if it is still pending when it is locked. */
    static SnapshotLock forDays(Mode mode, Instant now, Instant completes, int days, int coolOffHours) {
        var starts = completes.isAfter(now) ? completes : now;
        return new SnapshotLock(mode, now, days, coolOffHours, starts, starts.plus(Duration.ofDays(days)));
    }

    static SnapshotLock until(Mode mode, Instant now, Instant completes, Instant expires, int coolOffHours) {
        var starts = completes.isAfter(now) ? completes : now;
        var days = (int) Math.max(1, Duration.between(starts, expires).toDays());
        return new SnapshotLock(mode, now, days, coolOffHours, starts, expires);
    }

    Instant coolOffEnds() {
        return created.plus(Duration.ofHours(coolOffHours));
    }

    boolean expired(Instant now) {
        return !expires.isAfter(now);
    }

    /** Nobody, not even the owner with every right, lifts or shortens it. */
    boolean irrevocable(Instant now) {
        return mode == Mode.compliance && !coolOffEnds().isAfter(now) && !expired(now);
    }

    String state(Instant now) {
        if (expired(now)) {
            return "expired";
        }
        return mode == Mode.compliance && coolOffEnds().isAfter(now) ? "compliance-cooloff" : mode.name();
    }
}
