package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.custody.Claim.Duplicate;
import impound.processors.custody.Claim.Subject;
import impound.processors.custody.Claims;
import impound.processors.id.IncidentId;
import java.util.Optional;

/**
 * Sees to it that a finding of an instance is captured once, by whichever feed and process it comes, and however often: what
 * came first opens the incident, and whatever follows is put on that incident's record.
 */
public final class ClaimFinding {
    private final Claims claims;
    private final Incidents incidents;

    public ClaimFinding(Claims claims, Incidents incidents) {
        this.claims = claims;
        this.incidents = incidents;
    }

    /** The event with what of it is the caller's to open: nothing where all of it is captured, or being captured, already. */
    public Accepted claim(Accepted event) {
        return event.with(event.findings().stream()
                .map(this::claimed)
                .filter(finding -> !finding.parts().isEmpty())
                .toList());
    }

    /** Everything that follows from it is sent: from now on the same is a duplicate. */
    public Finding done(Finding finding) {
        var event = Wire.sha256(finding.body());
        var incident = finding.incident();
        finding.subjects().forEach(subject -> claims.done(subject, event, incident));
        return finding;
    }

    private Finding claimed(Finding finding) {
        var event = Wire.sha256(finding.body());
        var incident = finding.incident();
        return finding.of(finding.subjects().stream()
                .filter(subject -> isOurs(subject, incident, event))
                .toList());
    }

    /**
     * Where a claim was taken over its incident may be open already: whoever opened it has not deleted its message yet, and with
     * that message it goes on.
     */
    private boolean isOurs(Subject subject, IncidentId incident, String event) {
        var answer = claims.take(subject, incident, event);
        var open = open(answer.incident(), subject);
        if (answer instanceof Duplicate) {
            // this very event has opened it, and may not have come to send anything: what was sent is not sent again
            return open.filter(there -> there.findingSha256().equals(event)).isPresent();
        }
        if (answer.incident().equals(incident) || open.isEmpty()) {
            return true;
        }
        claims.done(subject, event, answer.incident());
        return !(claims.take(subject, incident, event) instanceof Duplicate);
    }

    private Optional<Incident> open(IncidentId incident, Subject subject) {
        return incidents.find(subject.target().region(), incident).filter(there -> there.targets()
                .contains(subject.target()));
    }
}
