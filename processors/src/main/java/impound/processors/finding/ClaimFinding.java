package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.custody.Claim.Duplicate;
import impound.processors.custody.Claim.Subject;
import impound.processors.custody.Claims;
import impound.processors.custody.EvidenceKeys;
import impound.processors.finding.Finding.Part;
import impound.processors.gateway.Documents;
import impound.processors.id.IncidentId;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Sees to it that a finding of an instance is captured once, by whichever feed and process it comes, and however often: what
 * came first opens the incident, and whatever follows is put on that incident's record.
 */
public final class ClaimFinding {
    private final Claims claims;
    private final Incidents incidents;
    private final Documents documents;

    public ClaimFinding(Claims claims, Incidents incidents, Documents documents) {
        this.claims = claims;
        this.incidents = incidents;
        this.documents = documents;
    }

    /**
     * The event with what of it is the caller's to open: nothing where all of it is captured, or being captured, already. Where that
     * is for other events, and a person has to look at the rest of this one, it is refused: no incident would name the rest.
     */
    public Judged claim(Judged event) {
        return event instanceof Accepted accepted ? claim(accepted) : event;
    }

    private Judged claim(Accepted event) {
        var claimed = event.findings().stream().map(this::claimed).toList();
        var toOpen = claimed.stream()
                .map(Claimed::ours)
                .filter(finding -> !finding.parts().isEmpty())
                .toList();
        var isAnothers = toOpen.isEmpty() && claimed.stream().noneMatch(Claimed::isOpened);
        return isAnothers && event.isPartial() ? new Refused(event.verdicts(), event.sha256()) : event.with(toOpen);
    }

    /** Everything that follows from it is sent: from now on the same is a duplicate. */
    public Finding done(Finding finding) {
        var event = Wire.sha256(finding.body());
        var incident = finding.incident();
        finding.subjects().forEach(subject -> claims.done(subject, event, incident));
        return finding;
    }

    /** It waits, and whatever else reports the same meanwhile, a person above all, need not wait for it. */
    void giveBack(Finding finding) {
        var event = Wire.sha256(finding.body());
        finding.subjects().forEach(subject -> claims.giveBack(subject, event));
    }

    /**
     * What is left of an event in a region.
     *
     * @param isOpened whether this very event has opened an incident there before
     */
    private record Claimed(Finding ours, boolean isOpened) {}

    private Claimed claimed(Finding finding) {
        var event = Wire.sha256(finding.body());
        var whose = new LinkedHashMap<Part, Whose>();
        for (var part : finding.parts()) {
            whose.put(part, whose(part, finding, event));
        }
        var ours = whose.entrySet().stream()
                .filter(part -> part.getValue() == Whose.OURS)
                .map(part -> part.getKey().subject())
                .distinct()
                .toList();
        return new Claimed(finding.of(ours), whose.containsValue(Whose.OPENED));
    }

    private enum Whose {
        /** The event's, to open or to go on with. */
        OURS,
        /** The event's, and opened. */
        OPENED,
        /** Another event's, of which this one is a duplicate. */
        ANOTHERS
    }

    /**
     * Where a claim was taken over its incident may be open already: whoever opened it has not deleted its message yet, and with
     * that message it goes on.
     */
    private Whose whose(Part part, Finding finding, String event) {
        var subject = part.subject();
        var incident = finding.incident();
        var answer = claims.take(subject, incident, event);
        if (answer instanceof Duplicate) {
            return duplicate(answer.incident(), subject, event, finding.body());
        }
        var open = open(answer.incident(), subject);
        var captured = captured(part, open);
        if (captured.isEmpty() && (answer.incident().equals(incident) || open.isEmpty())) {
            return Whose.OURS;
        }
        claims.done(subject, event, captured.map(Incident::id).orElse(answer.incident()));
        var again = claims.take(subject, incident, event);
        return again instanceof Duplicate ? duplicate(again.incident(), subject, event, finding.body()) : Whose.OURS;
    }

    /**
     * Where this very event has opened the incident it may not have come to send anything: what was sent is not sent again. Any
     * other is kept with the incident as it came.
     */
    private Whose duplicate(IncidentId incident, Subject subject, String event, byte[] body) {
        var opened =
                open(incident, subject).filter(there -> there.findingSha256().equals(event));
        if (opened.isPresent()) {
            return isCaptured(opened.get(), subject) ? Whose.OPENED : Whose.OURS;
        }
        documents.writeOnce(subject.target().region(), EvidenceKeys.update(incident, event), body);
        return Whose.ANOTHERS;
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
        return incidents.isOver(incident, subject.target());
    }

    /** The incident, where it is open for this finding of this instance: a claim may name one that was opened for others only. */
    private Optional<Incident> open(IncidentId incident, Subject subject) {
        return incidents
                .find(subject.target().region(), incident)
                .filter(there -> there.targets().contains(subject.target())
                        && there.findings().contains(subject.finding()));
    }
}
