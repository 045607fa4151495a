package impound.processors.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.finding.Named.Origin;
import impound.processors.finding.Report.Status;
import impound.processors.gateway.Tags;
import impound.processors.settings.SeverityLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads findings in Security Hub's own format, from AWS's products and from others (ASFF, Security Hub User Guide). */
final class AsffReader {
    private static final String SAMPLE = "aws/guardduty/service/additionalInfo/sample";

    private final JsonMapper mapper;

    AsffReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Report read(Fields finding) {
        finding.object();
        finding.at("Id").required().text();
        return new Report(asff(finding), status(finding), severity(finding), isSample(finding), resources(finding));
    }

    private Asff asff(Fields finding) {
        try {
            return mapper.treeToValue(finding.node(), Asff.class);
        } catch (JsonProcessingException e) {
            throw new Rejected("BAD_FIELD", "%s is no finding: %s".formatted(finding.place(), firstLine(e)));
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("a field has another type");
    }

    private static Status status(Fields finding) {
        var record = finding.at("RecordState").text().map(Status::of).filter(Status.ARCHIVED::equals);
        return record.or(() -> finding.at("Workflow", "Status").text().map(Status::of))
                .or(() -> finding.at("WorkflowState").text().map(Status::of))
                .orElse(Status.OPEN);
    }

    /** What Security Hub made of the product's own severity counts; some products leave the label away. */
    private static Optional<SeverityLabel> severity(Fields finding) {
        var severity = finding.at("Severity");
        return Stream.of(severity.at("Label"), finding.at("FindingProviderFields", "Severity", "Label"))
                .flatMap(label -> label.text().stream())
                .findFirst()
                .map(AsffReader::label)
                .or(() -> severity.at("Normalized").number().flatMap(SeverityLabel::ofNormalized));
    }

    private static SeverityLabel label(String text) {
        try {
            return SeverityLabel.of(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected("BAD_FIELD", "Severity.Label is " + e.getMessage());
        }
    }

    private static boolean isSample(Fields finding) {
        return finding.at("Sample").isTrue()
                || finding.at("ProductFields", SAMPLE).isTrue();
    }

    private static List<Named> resources(Fields finding) {
        var account = finding.at("AwsAccountId").text().orElse("");
        var named = new ArrayList<Named>();
        for (var resource : finding.at("Resources").required().each()) {
            resource.object();
            var instance = resource.at("Details", "AwsEc2Instance");
            named.add(new Named(
                    resource.at("Type").text().orElse(""),
                    resource.at("Id").required().text().orElseThrow(),
                    account,
                    false,
                    resource.at("Region").text().orElse(""),
                    Origin.of(
                            instance.at("ImageId").text(),
                            instance.at("IamInstanceProfileArn").text(),
                            resource.at("Tags", Tags.INCIDENT).isThere())));
        }
        return named;
    }
}
