package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.custody.Claim.Duplicate;
import impound.processors.custody.Claim.Subject;
import impound.processors.custody.Claims;
import impound.processors.finding.Finding.Part;
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
        return finding.of(finding.parts().stream()
                .filter(part -> isOurs(part, incident, event))
                .map(Part::subject)
                .distinct()
                .toList());
    }

    /**
     * Where a claim was taken over its incident may be open already: whoever opened it has not deleted its message yet, and with
     * that message it goes on.
     */
    private boolean isOurs(Part part, IncidentId incident, String event) {
        var subject = part.subject();
        var answer = claims.take(subject, incident, event);
        var open = open(answer.incident(), subject);
        if (answer instanceof Duplicate) {
            // this very event has opened it, and may not have come to send anything: what was sent is not sent again
            return open.filter(there -> there.findingSha256().equals(event))
                    .filter(there -> !isCaptured(there, subject))
                    .isPresent();
        }
        var captured = captured(part, open);
        if (captured.isEmpty() && (answer.incident().equals(incident) || open.isEmpty())) {
            return true;
        }
        claims.done(subject, event, captured.map(Incident::id).orElse(answer.incident()));
        return !(claims.take(subject, incident, event) instanceof Duplicate);
    }

    /**
     * The incident that has come to an end for this very finding and instance. Claims are not kept for ever, and Security Hub sends a
     * finding again whenever anybody writes onto it, we too: that is no new attack. What is noted on a finding only says where to
     * look, since others can write there as well and must not hide a finding by it.
     */
    private Optional<Incident> captured(Part part, Optional<Incident> open) {
        return open.filter(there -> isCaptured(there, part.subject())).or(() -> IncidentId.find(part.noted())
                .flatMap(noted -> open(noted, part.subject()))
                .filter(there -> isCaptured(there, part.subject())));
    }

    private boolean isCaptured(Incident incident, Subject subject) {
        return incident.findings().contains(subject.finding()) && incidents.isOver(incident, subject.target());
    }

    private Optional<Incident> open(IncidentId incident, Subject subject) {
        return incidents.find(subject.target().region(), incident).filter(there -> there.targets()
                .contains(subject.target()));
    }
}
