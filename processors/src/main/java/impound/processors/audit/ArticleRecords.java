package impound.processors.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Target;
import impound.processors.finding.Asff;
import impound.processors.finding.Incident;
import impound.processors.id.SnapshotId;
import java.util.List;

/** The two records of the article, in its field names and nesting, so that what reads its audit log reads ours. */
public final class ArticleRecords {
    private ArticleRecords() {}

    static StartedCapture started(
            Incident incident, Target target, List<CapturedSnapshot> snapshots, String bucket, String id) {
        var finding = incident.finding();
        return new StartedCapture(
                finding.awsAccountId(),
                finding.types(),
                finding.firstObservedAt(),
                finding.lastObservedAt(),
                finding.createdAt(),
                finding.updatedAt(),
                finding.severity(),
                finding.title(),
                finding.description(),
                finding.hubId(),
                resource(finding, target),
                bucket,
                incident.id().value(),
                snapshots,
                id);
    }

    static CapturedSnapshot snapshot(Incident incident, Evidence evidence, SnapshotId snapshot, String bucket) {
        return new CapturedSnapshot(
                snapshot.value(),
                evidence.volume().id().value(),
                evidence.volume().device(),
                evidence.volume().gib(),
                evidence.volume().instance(),
                incident.finding().hubId(),
                incident.id().value(),
                evidence.target().account().value(),
                evidence.target().region().value(),
                bucket);
    }

    static CompletedCapture completed(CapturedSnapshot snapshot, Evidence evidence, String id) {
        var restored = evidence.link(Link.VolumeRestored.class);
        var image = evidence.link(Link.ImageWritten.class);
        var copied = evidence.find(Link.SnapshotReencrypted.class);
        return new CompletedCapture(
                snapshot,
                copied.map(copy -> copy.snapshot().value()).orElse(null),
                copied.map(Link.SnapshotReencrypted::encryptionKey).orElse(null),
                evidence.link(Link.SnapshotReceived.class).snapshot().value(),
                restored.volume().value(),
                restored.zone().value(),
                List.of(evidence.link(Link.CollectorLaunched.class).collector().value()),
                "s3://" + image.bucket() + "/" + image.key(),
                id);
    }

    /** Named by the first finding, or by another one of its event: then we know of it what the target says. */
    private static Resource resource(Asff finding, Target target) {
        return finding.resources().stream()
                .filter(resource -> resource.id() != null && resource.id().endsWith(target.name()))
                .findFirst()
                .map(resource -> new Resource(
                        resource.type(),
                        resource.id(),
                        target.name(),
                        resource.partition(),
                        target.region().value(),
                        resource.details()))
                .orElseGet(() -> new Resource(
                        "AwsEc2" + target.noun(),
                        target.name(),
                        target.name(),
                        null,
                        target.region().value(),
                        null));
    }

    /** The first record: where the collection was once the snapshots were taken. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record StartedCapture(
            String awsAccountId,
            List<String> types,
            String firstObservedAt,
            String lastObservedAt,
            String createdAt,
            String updatedAt,
            Asff.Severity severity,
            String title,
            String description,
            String findingId,
            Resource resource,
            String evidenceBucket,
            @JsonProperty("IncidentID") String incidentId,
            List<CapturedSnapshot> capturedSnapshots,
            @JsonProperty("EventID") String eventId) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Resource(String type, String arn, String id, String partition, String region, Asff.Details details) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    public record CapturedSnapshot(
            @JsonProperty("SourceSnapshotID") String sourceSnapshotId,
            @JsonProperty("SourceVolumeID") String sourceVolumeId,
            String sourceDeviceName,
            int volumeSize,
            @JsonProperty("InstanceID") String instanceId,
            @JsonProperty("FindingID") String findingId,
            @JsonProperty("IncidentID") String incidentId,
            @JsonProperty("AccountID") String accountId,
            String region,
            String evidenceBucket) {}

    /**
     * The second record: one completed volume.
     *
     * @param copiedSnapshotId null where nothing had to be re-encrypted, as is {@code encryptionKey}
     */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record CompletedCapture(
            @JsonUnwrapped CapturedSnapshot snapshot,
            @JsonProperty("CopiedSnapshotID") String copiedSnapshotId,
            String encryptionKey,
            @JsonProperty("FinalCopiedSnapshotID") String finalCopiedSnapshotId,
            @JsonProperty("ForensicVolumeID") String forensicVolumeId,
            @JsonProperty("VolumeAZ") String volumeAz,
            List<String> forensicInstances,
            String diskImageLocation,
            @JsonProperty("EventID") String eventId) {}
}
