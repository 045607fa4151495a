package impound.processors.fakes;

import impound.processors.gateway.AuditLog;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is written into the audit log, in order. */
public final class AuditTrail implements AuditLog {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    @Override
    public void write(Region region, IncidentId incident, Object event) {
        events.add(event);
    }

    public <T> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
