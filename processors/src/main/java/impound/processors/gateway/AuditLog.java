package impound.processors.gateway;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;

/** The log group {@code ForensicDiskAudit}: one JSON object an event, at least once, each with an id. */
public interface AuditLog {
    /** Writes the event into the incident's stream. */
    void write(Region region, IncidentId incident, Object event);
}
