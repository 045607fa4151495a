package impound.processors.audit;

import impound.processors.Wire;
import impound.processors.audit.ArticleRecords.CapturedSnapshot;
import impound.processors.audit.ArticleRecords.CompletedCapture;
import impound.processors.audit.ArticleRecords.StartedCapture;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.finding.Incident;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.id.IncidentId;
import impound.processors.steering.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What goes into the audit log of incidents and messages, made from chain and incident. The id lets a reader drop what came twice. */
public final class AuditRecords {
    /** The stream of events that opened no incident. */
    public static final IncidentId INTAKE = new IncidentId("intake");

    private AuditRecords() {}

    /** The article's first record: the finding and the snapshots that were taken for it. */
    public static StartedCapture captureStarted(Incident incident, List<Evidence> taken, String bucket) {
        var target = taken.get(0).target();
        return ArticleRecords.started(
                incident,
                target,
                taken.stream()
                        .map(evidence -> snapshot(incident, evidence, bucket))
                        .toList(),
                bucket,
                incident.id() + "/" + target.id() + "/started");
    }

    /** The article's second record: where one volume's image lies and what was made on the way to it. */
    public static CompletedCapture captureCompleted(Incident incident, Evidence evidence, String bucket) {
        return ArticleRecords.completed(
                snapshot(incident, evidence, bucket),
                evidence,
                "%s/%s/a%d/completed".formatted(incident.id(), evidence.volume().id(), evidence.attempt()));
    }

    private static CapturedSnapshot snapshot(Incident incident, Evidence evidence, String bucket) {
        return ArticleRecords.snapshot(
                incident, evidence, evidence.link(Link.SnapshotTaken.class).snapshot(), bucket);
    }

    /** That a link was written, with the hash that makes it unchangeable. */
    public static LinkWritten linkWritten(Chained link) {
        var kind = link.link().getClass().getSimpleName();
        var hash = Wire.sha256(link.document());
        var id = "%s/%s/%04d/%s".formatted(link.incident(), link.of(), link.number(), hash.substring(0, 8));
        return new LinkWritten(id, "LinkWritten", link.incident().value(), link.of(), link.number(), kind, hash);
    }

    /** That a snapshot was made which no chain names: another one of the same volume was on record first. */
    public static SurplusSnapshot surplusSnapshot(IncidentId incident, Snapshot surplus) {
        return new SurplusSnapshot(
                "%s/%s/surplus/%s".formatted(incident, surplus.volume(), surplus.id()),
                "SurplusSnapshot",
                incident.value(),
                surplus.owner().value(),
                surplus.volume(),
                surplus.id().value());
    }

    /** That an incident was closed, with the hash of its closing record. */
    public static IncidentClosed closed(IncidentId incident, int number, String state, byte[] closing) {
        var hash = Wire.sha256(closing);
        return new IncidentClosed(
                "%s/closing/%04d".formatted(incident, number), "IncidentClosed", incident.value(), number, state, hash);
    }

    /** That a message was set aside for a person. */
    public static MessageParked parked(String messageId, String stage, String reason, String message) {
        return new MessageParked("parked/" + messageId, "MessageParked", stage, reason, message);
    }

    /** That a person sent something on its way again: who, and why. */
    public static MessageReplayed replayed(
            String parkedId, String stage, String incident, String about, String who, String why, Instant at) {
        return new MessageReplayed(
                "replayed/%s/%s/%d".formatted(stage, parkedId, at.toEpochMilli()),
                "MessageReplayed",
                stage,
                parkedId,
                incident,
                about,
                who,
                why);
    }

    /** That a person has ordered something of the coordinators. */
    public static Steered steered(String what, String of, Order order) {
        return new Steered(
                "steered/%s/%s/%d".formatted(of, what, order.at().toEpochMilli()),
                "Steered",
                what,
                of,
                order.who(),
                order.why());
    }

    /** That people were told something: who, by the topic, and word for word what. */
    public static NoticePublished noticePublished(
            IncidentId incident, String name, String topic, String messageId, String subject, String text) {
        return new NoticePublished(
                notice(incident, name) + "/" + messageId,
                "NoticePublished",
                incident.value(),
                topic,
                messageId,
                subject,
                text);
    }

    /** That people could not be told something. */
    public static NoticeFailed noticeFailed(IncidentId incident, String name, String subject, String message) {
        var hash = Wire.sha256(message.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        var id = notice(incident, name) + "/failed/" + hash;
        return new NoticeFailed(id, "NoticeFailed", incident.value(), subject, message);
    }

    private static String notice(IncidentId incident, String name) {
        return incident + "/notice/" + name;
    }

    public record LinkWritten(
            String eventID, String event, String incident, String of, int number, String kind, String sha256) {}

    public record SurplusSnapshot(
            String eventID, String event, String incident, String account, String volume, String snapshot) {}

    public record IncidentClosed(
            String eventID, String event, String incident, int number, String state, String sha256) {}

    public record MessageParked(String eventID, String event, String stage, String reason, String message) {}

    public record Steered(String eventID, String event, String what, String of, String who, String why) {}

    public record MessageReplayed(
            String eventID,
            String event,
            String stage,
            String message,
            String incident,
            String about,
            String who,
            String why) {}

    public record NoticePublished(
            String eventID,
            String event,
            String incident,
            String topic,
            String messageId,
            String subject,
            String text) {}

    public record NoticeFailed(String eventID, String event, String incident, String subject, String message) {}
}
