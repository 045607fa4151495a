package impound.processors.notice;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.custody.WorkKeys;
import impound.processors.failure.Answers;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Notices;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Gets a notice to people: published first and marked as told after it, so that a crash between the two costs a second
 * copy and never the notice. Nothing of a collection waits for it: where SNS is out of order, that is logged and goes
 * into the audit log, and whoever comes by the next time tries again.
 */
public final class TellPeople {
    private static final Logger LOG = LoggerFactory.getLogger(TellPeople.class);

    private final Notices notices;
    private final WorkRecords records;
    private final AuditLog audit;
    private final Settings settings;
    private final Clock clock;

    public TellPeople(Gateways aws, Settings settings, Clock clock) {
        this.notices = aws.notices();
        this.records = aws.records();
        this.audit = aws.audit();
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes the notice, unless it was told before. */
    public Telling tell(Notice notice) {
        try {
            return isMarked(notice.region(), notice.incident(), notice.name()) ? Telling.DONE : published(notice);
        } catch (SdkException e) {
            return failed(notice, e);
        }
    }

    /** Whether a notice of this name went out; where that can't be found out, whoever asks looks further and tells. */
    boolean isTold(Region region, IncidentId incident, String name) {
        try {
            return isMarked(region, incident, name);
        } catch (SdkException e) {
            LOG.atWarn()
                    .addKeyValue("incident", incident)
                    .addKeyValue("notice", name)
                    .setCause(e)
                    .log("it is not known whether people were told");
            return false;
        }
    }

    private boolean isMarked(Region region, IncidentId incident, String name) {
        return records.read(region, WorkKeys.notice(incident, name)).isPresent();
    }

    private Telling published(Notice notice) {
        var id = notices.publish(notice.region(), notice.subject(), notice.text());
        var topic = settings.in(notice.region()).topic();
        orReport(
                notice,
                "a notice that was told is not in the audit log",
                () -> audit.write(
                        notice.region(),
                        notice.incident(),
                        AuditRecords.noticePublished(
                                notice.incident(), notice.name(), topic, id, notice.subject(), notice.text())));
        var mark = new Published(clock.instant(), topic, id, notice.subject(), notice.text());
        orReport(
                notice,
                "a notice that was told is not marked, and may be told again",
                () -> records.create(
                        notice.region(), WorkKeys.notice(notice.incident(), notice.name()), Wire.document(mark)));
        return Telling.DONE;
    }

    /** The audit log has one line of it however often it is tried; each try is in our own log. */
    private Telling failed(Notice notice, SdkException e) {
        report(notice, e, "people could not be told");
        orReport(notice, "that people could not be told is not in the audit log", () -> {
            var key = WorkKeys.untoldNotice(notice.incident(), notice.name());
            if (records.read(notice.region(), key).isEmpty()) {
                var event = AuditRecords.noticeFailed(
                        notice.incident(), notice.name(), notice.subject(), String.valueOf(e.getMessage()));
                audit.write(notice.region(), notice.incident(), event);
                records.create(notice.region(), key, Wire.document(event));
            }
        });
        return Answers.isForLater(e) ? Telling.LATER : Telling.REFUSED;
    }

    private static void orReport(Notice notice, String what, Runnable act) {
        try {
            act.run();
        } catch (SdkException e) {
            report(notice, e, what);
        }
    }

    private static void report(Notice notice, SdkException e, String what) {
        LOG.atError()
                .addKeyValue("incident", notice.incident())
                .addKeyValue("notice", notice.name())
                .addKeyValue("subject", notice.subject())
                .setCause(e)
                .log(what);
    }

    /** Marks that a notice went out, and says to whom, and what it said. */
    public record Published(Instant at, String topic, String messageId, String subject, String text) {}
}
