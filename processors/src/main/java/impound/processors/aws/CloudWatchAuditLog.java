package impound.processors.aws;

import impound.processors.Wire;
import impound.processors.gateway.AuditLog;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The audit log in CloudWatch: a stream an incident, one line of JSON an event. */
public final class CloudWatchAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchAuditLog.class);

    private final Function<Region, CloudWatchLogsClient> clients;
    private final Settings settings;
    private final Clock clock;

    public CloudWatchAuditLog(Function<Region, CloudWatchLogsClient> clients, Settings settings, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void write(Region region, IncidentId incident, Object event) {
        var line = Wire.write(event);
        try {
            put(region, incident, line);
        } catch (ResourceNotFoundException e) {
            createStream(region, incident);
            put(region, incident, line);
        }
    }

    private void put(Region region, IncidentId incident, String line) {
        clients.apply(region).putLogEvents(r -> r.logGroupName(group(region))
                .logStreamName(incident.value())
                .logEvents(InputLogEvent.builder()
                        .timestamp(clock.millis())
                        .message(line)
                        .build()));
    }

    private void createStream(Region region, IncidentId incident) {
        try {
            clients.apply(region)
                    .createLogStream(r -> r.logGroupName(group(region)).logStreamName(incident.value()));
        } catch (ResourceAlreadyExistsException e) {
            LOG.debug("the stream {} was made by another thread or replica", incident);
        }
    }

    private String group(Region region) {
        return settings.in(region).auditLogGroup();
    }
}
