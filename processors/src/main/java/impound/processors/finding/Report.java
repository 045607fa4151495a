package impound.processors.finding;

import impound.processors.settings.SeverityLabel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One finding of an event in the terms in which it is judged, whichever format it came in.
 *
 * @param finding in Security Hub's own format, as the audit log's records have it
 * @param severity empty where the finding says none, or one that nobody knows
 * @param resources all that it names
 * @param volume for which a person asks by itself; no finding does
 */
record Report(
        Asff finding,
        Status status,
        Optional<SeverityLabel> severity,
        boolean isSample,
        List<Named> resources,
        Optional<Named> volume) {
    private static final Pattern PRODUCT =
            Pattern.compile("arn:[^:]*:securityhub:[^:]*:[^:]*:product(?:v2)?/([^/]+/[^/]+)");

    /** Whether anybody still has to do something about it. */
    enum Status {
        OPEN,
        /** The product reports it no more. */
        ARCHIVED,
        /** A person, or a rule of theirs, does not want to see it. */
        SUPPRESSED,
        RESOLVED;

        /** As ASFF's workflow status and OCSF's status have it: new, notified and in progress are open. */
        static Status of(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "ARCHIVED" -> ARCHIVED;
                case "SUPPRESSED" -> SUPPRESSED;
                case "RESOLVED" -> RESOLVED;
                default -> OPEN;
            };
        }
    }

    Report {
        resources = List.copyOf(resources);
    }

    Report(Asff finding, Status status, Optional<SeverityLabel> severity, boolean isSample, List<Named> resources) {
        this(finding, status, severity, isSample, resources, Optional.empty());
    }

    /** Company and product as product ARNs name them, such as {@code aws/guardduty}; empty where it is no such ARN. */
    String product() {
        return product(finding);
    }

    /** The same of a finding: whichever feed it comes by, it is the same. */
    static String product(Asff finding) {
        var arn = finding.productArn();
        var product = PRODUCT.matcher(arn == null ? "" : arn);
        return product.matches() ? product.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
