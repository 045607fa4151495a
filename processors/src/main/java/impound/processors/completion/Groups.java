package impound.processors.completion;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.finding.Incidents;
import impound.processors.gateway.AuditLog;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Makes the groups that a completion message belongs to, seeded with what the chains say of all other volumes. */
public final class Groups {
    private final Incidents incidents;
    private final Custody custody;
    private final AuditLog audit;
    private final Settings settings;

    public Groups(Incidents incidents, Custody custody, AuditLog audit, Settings settings) {
        this.incidents = incidents;
        this.custody = custody;
        this.audit = audit;
        this.settings = settings;
    }

    /** One group a milestone that the message tells of. A volume whose itinerary ends gets its audit record first. */
    public List<Group> reached(Message message) {
        var incident = message.incident();
        if (message instanceof Evidence evidence && isCaptured(evidence)) {
            var bucket = settings.in(evidence.region()).evidenceBucket();
            var opened = incidents.read(evidence.region(), incident);
            audit.write(evidence.region(), incident, AuditRecords.captureCompleted(opened, evidence, bucket));
        }
        var milestones = Arrays.stream(Milestone.values())
                .filter(milestone -> !(message instanceof Evidence evidence) || milestone.isReachedBy(evidence))
                .toList();
        if (milestones.isEmpty()) {
            return List.of();
        }
        var collected = collected(message.region(), incident);
        return milestones.stream()
                .map(milestone -> seeded(collected, milestone))
                .toList();
    }

    /** What the bucket says of all volumes of the incident. */
    public Group seeded(Region region, IncidentId id, Milestone milestone) {
        return seeded(collected(region, id), milestone);
    }

    Group seeded(Collected collected, Milestone milestone) {
        var expected = new TreeSet<String>();
        var reached = new TreeSet<String>();
        collected.targets().forEach(stopped -> {
            expected.add(stopped.target().id());
            reached.add(stopped.target().id());
        });
        collected.broken().forEach(volume -> {
            expected.add(volume.id());
            reached.add(volume.id());
        });
        collected.volumes().forEach(volume -> {
            expected.add(volume.volume().id().value());
            if (!volume.chain().isEmpty() && milestone.isReachedBy(volume)) {
                reached.add(volume.volume().id().value());
            }
        });
        var incident = collected.incident();
        return new Group(incident.id(), incident.region(), milestone, collected.known(), expected, reached);
    }

    Collected collected(Region region, IncidentId id) {
        return Collected.read(incidents.read(region, id), incidents, custody);
    }

    private static boolean isCaptured(Evidence evidence) {
        return Milestone.CLOSING.isReachedBy(evidence)
                && evidence.stopped().isEmpty()
                && evidence.find(Link.SnapshotReceived.class).isPresent();
    }
}
