package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import java.nio.charset.StandardCharsets;

/**
 * Names incidents: the end of the finding's id, which a person recognises, and a hash over product, account, region, instance and
 * the whole id, which keeps two findings from sharing a folder by accident or on purpose. The instance is the first one that is
 * opened: another, which a later report of the same finding names, has an incident of its own.
 */
final class IncidentIds {
    private static final int RECOGNISABLE = 40;
    private static final int UNIQUE = 12;

    private IncidentIds() {}

    static IncidentId of(Asff finding, Target target) {
        var end = finding.id().substring(finding.id().lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9-]", "");
        var name = end.replaceAll("^-+", "");
        var whole = String.join(
                "\n",
                Report.product(finding),
                target.account().value(),
                target.region().value(),
                target.id(),
                finding.id());
        var hash = Wire.sha256(whole.getBytes(StandardCharsets.UTF_8)).substring(0, UNIQUE);
        return new IncidentId(
                (name.isEmpty() ? "" : name.substring(0, Math.min(name.length(), RECOGNISABLE)) + "-") + hash);
    }
}
