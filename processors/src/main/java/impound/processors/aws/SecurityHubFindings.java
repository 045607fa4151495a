package impound.processors.aws;

import static java.util.Objects.requireNonNullElse;

import impound.processors.gateway.ReportedFindings;
import impound.processors.id.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.OcsfFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.WorkflowStatus;

/**
 * Notes by way of Security Hub in the region of the collection, in the coordinator's own name. Its account is the hub's
 * administrator, and by its reference of BatchUpdateFindings an administrator updates what belongs to its members, so that no role
 * in a monitored account, which may be the intruder's, gets a right in its hub. A coordinator reaches the hub of its own region
 * only; where hubs are gathered in one region, they hand the update on to each other.
 */
public final class SecurityHubFindings implements ReportedFindings {
    /** Security Hub API Reference, BatchUpdateFindings: so many findings in a call. */
    private static final int MOST = 100;

    /** Of a note, and of a comment in the new hub, in characters. */
    private static final int LONGEST_TEXT = 512;

    /** OCSF, Finding, status_id: in progress. It has no "notified". */
    private static final int IN_PROGRESS = 2;

    private static final String US = "Impound";

    private static final Set<String> NOT_THERE = Set.of("FindingNotFound", "ResourceNotFoundException");

    private static final Set<String> LATER =
            Set.of("ConcurrentUpdateError", "InternalFailure", "ConflictException", "InternalServerException");

    /** It answers in less than a second. Where it hangs, what waits behind a note must not wait with it. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Function<Region, SecurityHubClient> clients;

    public SecurityHubFindings(Function<Region, SecurityHubClient> clients) {
        this.clients = clients;
    }

    @Override
    public List<Unwritten> note(Region region, List<Reported> findings, Note note) {
        var hub = clients.apply(region);
        var older = findings.stream().filter(one -> !one.liesInNewHub()).toList();
        var newer = findings.stream().filter(Reported::liesInNewHub).toList();
        var unwritten = new ArrayList<Unwritten>();
        for (int from = 0; from < older.size(); from += MOST) {
            unwritten.addAll(older(hub, older.subList(from, Math.min(older.size(), from + MOST)), note));
        }
        for (int from = 0; from < newer.size(); from += MOST) {
            unwritten.addAll(newer(hub, newer.subList(from, Math.min(newer.size(), from + MOST)), note));
        }
        return unwritten;
    }

    private static List<Unwritten> older(SecurityHubClient hub, List<Reported> findings, Note note) {
        var ids = findings.stream()
                .map(one -> AwsSecurityFindingIdentifier.builder()
                        .id(one.id())
                        .productArn(one.product())
                        .build())
                .toList();
        return hub
                .batchUpdateFindings(r -> r.findingIdentifiers(ids)
                        .note(said -> said.text(cut(note.text())).updatedBy(US))
                        .userDefinedFields(note.fields())
                        .applyMutation(update -> {
                            if (note.isFirst()) {
                                update.workflow(work -> work.status(WorkflowStatus.NOTIFIED));
                            }
                        })
                        .overrideConfiguration(o -> o.apiCallTimeout(LONGEST)))
                .unprocessedFindings()
                .stream()
                .map(one -> unwritten(one.findingIdentifier().id(), one.errorCode(), one.errorMessage()))
                .toList();
    }

    private static List<Unwritten> newer(SecurityHubClient hub, List<Reported> findings, Note note) {
        var ids = findings.stream()
                .map(one -> OcsfFindingIdentifier.builder()
                        .cloudAccountUid(one.account())
                        .findingInfoUid(one.id())
                        .metadataProductUid(one.product())
                        .build())
                .toList();
        return hub
                .batchUpdateFindingsV2(r -> r.findingIdentifiers(ids)
                        .comment(cut(note.text()))
                        .statusId(note.isFirst() ? IN_PROGRESS : null)
                        .overrideConfiguration(o -> o.apiCallTimeout(LONGEST)))
                .unprocessedFindings()
                .stream()
                .map(one -> unwritten(
                        one.findingIdentifier().findingInfoUid(), one.errorCodeAsString(), one.errorMessage()))
                .toList();
    }

    private static Unwritten unwritten(String finding, String code, String message) {
        var known = requireNonNullElse(code, "without a code");
        var why = NOT_THERE.contains(known) ? Why.NOT_THERE : LATER.contains(known) ? Why.LATER : Why.REFUSED;
        return new Unwritten(requireNonNullElse(finding, "a finding"), why, known + ": " + message);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
