package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords;
import impound.processors.custody.Claim.Answer;
import impound.processors.custody.Claim.Duplicate;
import impound.processors.custody.Claim.Ours;
import impound.processors.custody.Claim.State;
import impound.processors.custody.Claim.Subject;
import impound.processors.evidence.Writer;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps two events that report the same finding of the same instance from becoming two incidents. A claim is no proof that
 * its work is done: whoever held it may have died. So it has a lease, and where that ran out the next event takes it over
 * and goes on with the same incident.
 */
public final class Claims {
    /** Longer than opening an incident takes, short enough to wait for after a crash. */
    static final Duration TERM = Duration.ofMinutes(5);
    /** Two processes' clocks need not agree to the second: a lease is over when it is over by either of them. */
    static final Duration CLOCKS = Duration.ofMinutes(1);

    private final WorkRecords records;
    private final AuditLog audit;
    private final Writer writer;
    private final Clock clock;

    public Claims(WorkRecords records, AuditLog audit, Writer writer, Clock clock) {
        this.records = records;
        this.audit = audit;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Whose the finding and instance are. While the incident is being opened, the same event is no duplicate of itself:
     * whoever took it may have died, and delivered again it goes on with what was begun for it. A duplicate is told to the
     * audit log of the incident that it repeats.
     *
     * @param incident what is opened where nobody has claimed the subject yet
     * @param event SHA-256 of the event
     */
    public Answer take(Subject subject, IncidentId incident, String event) {
        var region = subject.target().region();
        var key = WorkKeys.claim(subject);
        while (true) {
            var there = records.read(region, key);
            if (there.isEmpty()) {
                // refused, it is another's or the echo of our own write: the next look tells
                if (records.create(region, key, Wire.document(mine(State.OPEN, incident, event, TERM)))) {
                    return new Ours(incident);
                }
                continue;
            }
            var claim = claim(there.get());
            if (isDuplicate(claim, event)) {
                audit.write(region, claim.incident(), FindingRecords.duplicate(claim.incident(), subject, event));
                return new Duplicate(claim.incident(), claim.state());
            }
            if (isReplaced(region, key, there.get(), claim, event)) {
                return new Ours(claim.incident());
            }
        }
    }

    /**
     * Gives the claim back: the event waits for something, and until it is taken up again anybody may have the subject.
     *
     * @return whether it was held for this event
     */
    public boolean giveBack(Subject subject, String event) {
        return become(subject, State.OPEN, event, Optional.empty(), TERM.negated());
    }

    /** This incident is safely opened: from now on every event is a duplicate, the same one too, however long ago this was. */
    public boolean done(Subject subject, String event, IncidentId incident) {
        return become(subject, State.DONE, event, Optional.of(incident), TERM);
    }

    private boolean become(Subject subject, State state, String event, Optional<IncidentId> incident, Duration term) {
        var region = subject.target().region();
        var key = WorkKeys.claim(subject);
        while (true) {
            var there = records.read(region, key);
            var claim = there.map(Claims::claim).filter(found -> found.event().equals(event));
            if (claim.isEmpty()) {
                return false;
            }
            if (claim.get().state() == State.DONE
                    || records.replace(
                            region,
                            key,
                            there.get(),
                            Wire.document(
                                    mine(state, incident.orElse(claim.get().incident()), event, term)))) {
                return true;
            }
        }
    }

    /** Takes a claim over that is open and ours, or stale; two that both try it never both win, since one's If-Match fails. */
    private boolean isReplaced(Region region, String key, Versioned there, Claim claim, String event) {
        return records.replace(region, key, there, Wire.document(mine(State.OPEN, claim.incident(), event, TERM)));
    }

    private boolean isDuplicate(Claim claim, String event) {
        return claim.state() == State.DONE || !claim.event().equals(event) && isAlive(claim.until());
    }

    /**
     * A lease that would last longer than any can was written by a clock that is wrong. It does not count: better two
     * deliveries that both open the incident, which its write-once documents survive, than a finding that nobody collects.
     */
    private boolean isAlive(Instant until) {
        var now = clock.instant();
        return !until.isBefore(now.minus(CLOCKS))
                && !until.isAfter(now.plus(TERM).plus(CLOCKS));
    }

    private Claim mine(State state, IncidentId incident, String event, Duration term) {
        var holder = writer.process() + "/" + Thread.currentThread().getId();
        return new Claim(state, incident, event, holder, clock.instant().plus(term));
    }

    private static Claim claim(Versioned there) {
        return Wire.read(there.bytes(), Claim.class);
    }
}
