package impound.processors.finding;

import static impound.processors.finding.Findings.event;

import impound.processors.custody.Claims;
import impound.processors.custody.EvidenceKeys;
import impound.processors.fakes.World;
import java.util.List;

/** Findings that are claimed one after another in one world. */
abstract class ClaimedFindings {
    static final String FIRST = "09a-first-import";
    static final String UPDATE = "09b-update-reimport";

    final World world = new World();
    final ClaimFinding claimFinding = new ClaimFinding(
            new Claims(world.records, world.audit, world.writer, world.clock), world.incidents, world.bucket);
    final OpenIncident openIncident =
            new OpenIncident(world.readFinding, world.bucket, world.audit, world.settings, world.writer, world.clock);

    /** Its targets were looked at, and it has come to its end. */
    void close(Finding finding) {
        finding.targets()
                .forEach(target -> world.bucket.writeOnce(
                        finding.region(), EvidenceKeys.source(finding.incident(), target), new byte[0]));
        closeUnbegun(finding);
    }

    void closeUnbegun(Finding finding) {
        world.bucket.writeOnce(finding.region(), EvidenceKeys.closing(finding.incident(), 1), new byte[0]);
    }

    /** As the work bucket's life cycle does. */
    void forgetClaims() {
        for (var region : world.settings.regions().keySet()) {
            world.records.keys(region, "claims/").forEach(key -> world.records.remove(region, key));
        }
    }

    Finding captured(String file) {
        var finding = toOpen(event(file)).get(0);
        openIncident.open(finding);
        return claimFinding.done(finding);
    }

    List<Finding> toOpen(String event) {
        return ((Accepted) claimed(event)).findings();
    }

    Judged claimed(String event) {
        return claimFinding.claim(world.readFinding.read(event));
    }
}
