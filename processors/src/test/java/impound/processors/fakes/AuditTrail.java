package impound.processors.fakes;

import impound.processors.gateway.AuditLog;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Keeps what is written into the audit log, in order. */
public final class AuditTrail implements AuditLog {
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private boolean isOut;

    /** From now on there is no way to CloudWatch Logs. */
    public void beUnreachable() {
        isOut = true;
    }

    @Override
    public void write(Region region, IncidentId incident, Object event) {
        if (isOut) {
            throw SdkClientException.create("connect timed out");
        }
        events.add(event);
    }

    public <T> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
