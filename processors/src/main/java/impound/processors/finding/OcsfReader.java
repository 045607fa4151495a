package impound.processors.finding;

import static java.util.Objects.requireNonNullElse;

import impound.processors.finding.Named.Origin;
import impound.processors.finding.Report.Status;
import impound.processors.settings.SeverityLabel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads findings of the new Security Hub, which are in the Open Cybersecurity Schema Framework (OCSF, Findings category). */
final class OcsfReader {
    /** GuardDuty User Guide, Sample findings: OCSF has no field for it. */
    private static final String SAMPLE_TITLE = "[SAMPLE]";

    /** The instance that GuardDuty's samples are about. */
    private static final String SAMPLE_INSTANCE = "i-99999999";

    private static final String GUARD_DUTY = "aws/guardduty";

    /** OCSF, Finding, activity_id: closed, whatever its status is. */
    private static final String CLOSE = "3";

    Report read(Fields finding) {
        finding.object();
        var info = finding.at("finding_info");
        var severity = severity(finding);
        var status = status(finding);
        var resources = finding.at("resources").required().each().stream()
                .map(resource -> named(finding, resource.object()))
                .toList();
        var asff = new Asff(
                info.at("uid").required().text().orElseThrow(),
                finding.at("metadata", "product", "uid").text().orElse(null),
                finding.at("cloud", "account", "uid").text().orElse(""),
                info.at("types").each().stream()
                        .flatMap(type -> type.text().stream())
                        .toList(),
                info.at("first_seen_time_dt").text().orElse(null),
                info.at("last_seen_time_dt").text().orElse(null),
                info.at("created_time_dt").text().orElse(null),
                info.at("modified_time_dt").text().orElse(null),
                new Asff.Severity(
                        finding.at("severity_id").number().orElse(null),
                        severity.map(SeverityLabel::name).orElse(null),
                        null),
                info.at("title").text().orElse(null),
                info.at("desc").text().orElse(null),
                Map.of(),
                resources.stream()
                        .filter(Named::isInstance)
                        .map(OcsfReader::asff)
                        .toList(),
                status == Status.ARCHIVED ? "ARCHIVED" : "ACTIVE",
                false);
        return new Report(asff, status, severity, isSample(asff), resources);
    }

    private static boolean isSample(Asff finding) {
        return Report.product(finding).equals(GUARD_DUTY)
                && (requireNonNullElse(finding.title(), "").startsWith(SAMPLE_TITLE)
                        || finding.resources().stream()
                                .anyMatch(resource -> resource.id().endsWith(SAMPLE_INSTANCE)));
    }

    /** Where the product's own severity is not known, that of the vendor may be. */
    private static Optional<SeverityLabel> severity(Fields finding) {
        return Stream.of(finding.at("severity_id"), finding.at("vendor_attributes", "severity_id"))
                .flatMap(id -> id.number().stream())
                .flatMap(id -> SeverityLabel.ofOcsf(id).stream())
                .findFirst();
    }

    /** 3 is suppressed, 4 resolved, 5 archived, 6 deleted; a caption alone says the same (OCSF, Finding, status_id). */
    private static Status status(Fields finding) {
        if (id(finding, "activity_id").equals(CLOSE)) {
            return Status.ARCHIVED;
        }
        var id = id(finding, "status_id");
        return switch (id) {
            case "3" -> Status.SUPPRESSED;
            case "4" -> Status.RESOLVED;
            case "5", "6" -> Status.ARCHIVED;
            default -> finding.at("status").text().map(Status::of).orElse(Status.OPEN);
        };
    }

    private static String id(Fields finding, String name) {
        return finding.at(name).number().map(BigDecimal::toPlainString).orElse("");
    }

    private static Named named(Fields finding, Fields resource) {
        var owner = resource.at("owner", "account", "uid").text();
        return new Named(
                resource.at("type").text().orElse(""),
                resource.at("uid").required().text().orElseThrow(),
                owner.or(() -> finding.at("cloud", "account", "uid").text()).orElse(""),
                owner.isPresent(),
                resource.at("region")
                        .text()
                        .or(() -> finding.at("cloud", "region").text())
                        .orElse(""),
                Origin.of(Optional.empty(), Optional.empty(), Origin.isTaggedOurs(resource.at("tags"))));
    }

    private static Asff.Resource asff(Named instance) {
        return new Asff.Resource("AwsEc2Instance", instance.id(), null, instance.region(), null);
    }
}
