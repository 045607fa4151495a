package impound.processors.notice;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;

/** Says of each final failure what failed, where, why, what a person can do about it, and where to look. */
final class FailureNotices {
    private final Settings settings;

    FailureNotices(Settings settings) {
        this.settings = settings;
    }

    /** Of a volume that stopped. A volume that is resumed and stops again is another failure. */
    Notice stopped(Evidence evidence, Link.CollectionStopped why) {
        var volume = evidence.volume();
        var lines = new Lines().say("The collection of volume %s stopped.".formatted(volume.id()));
        where(lines, evidence.incident(), evidence.target());
        lines.fact("Volume", Verdict.describe(volume));
        why(lines, why);
        lines.fact("Source snapshot", Verdict.snapshot(evidence));
        places(lines, evidence.region(), evidence.incident(), volume.id().value(), why.from());
        return notice(
                evidence.region(),
                evidence.incident(),
                volume.id().value(),
                evidence.chain(),
                "%s at %s: %s".formatted(volume.id(), why.from().text(), why.reason()),
                lines);
    }

    /** Of a target of which nothing could be taken. */
    Notice stopped(IncidentId incident, Target target, Chain chain, Link.CollectionStopped why) {
        var lines = new Lines().say("Nothing could be taken of %s.".formatted(target.name()));
        where(lines, incident, target);
        why(lines, why);
        places(lines, target.region(), incident, target.id(), why.from());
        return notice(
                target.region(), incident, target.id(), chain, "%s: %s".formatted(target.name(), why.reason()), lines);
    }

    /** Of a volume or target whose records do not hold together. */
    Notice broken(Region region, IncidentId incident, String id, String message) {
        var failure = new CollectionFailure.IntegrityViolated("the chain of " + id, "that it holds together", message);
        var lines = new Lines()
                .say("The chain of custody of %s does not hold together.".formatted(id))
                .blank()
                .fact("Incident", incident.value())
                .fact("Region", region.value())
                .fact("Reason", failure.reason())
                .fact("Message", message)
                .blank()
                .fact("What to do", failure.advice())
                .fact("Chain of custody", chain(region, incident, id));
        return new Notice(
                region, incident, id + ".broken", "Impound STOPPED " + id + ": " + failure.reason(), lines.toString());
    }

    /** Of a message of ours that was parked although no chain says why. */
    Notice parked(StageName stage, String messageId, Message message, CollectionFailure failure) {
        var region = settings.isServed(message.region()) ? message.region() : settings.home();
        var lines = new Lines()
                .fact("Incident", message.incident().value())
                .fact("Region", message.region().value())
                .fact("About", message.subject());
        if (message instanceof Evidence evidence) {
            lines.fact("Account", evidence.target().account().value())
                    .fact(evidence.target().noun(), evidence.target().name())
                    .fact("Volume", Verdict.describe(evidence.volume()));
        }
        return parked(region, message.incident(), stage, messageId, lines, failure);
    }

    /** Of what was parked and is no message of ours, or opened no incident. */
    Notice parked(StageName stage, String messageId, CollectionFailure failure) {
        var lines = new Lines().fact("Incident", "none is known");
        return parked(settings.home(), AuditRecords.INTAKE, stage, messageId, lines, failure);
    }

    private Notice parked(
            Region region,
            IncidentId incident,
            StageName stage,
            String messageId,
            Lines about,
            CollectionFailure failure) {
        var body = s3(settings.in(settings.home()).workBucket(), WorkKeys.parked(stage, messageId));
        var lines = new Lines()
                .say("A message of queue impound-%s was set aside, and no chain of custody says why."
                        .formatted(stage.text()))
                .blank()
                .say(about.toString().stripTrailing())
                .fact("Stage", stage.text())
                .fact("Reason", failure.reason())
                .fact("Message", failure.getMessage())
                .blank()
                .fact("What to do", failure.advice())
                .fact("Parked message", messageId + " in queue " + queue(stage))
                .fact("Its body", body);
        return new Notice(
                region,
                incident,
                "parked-%s-%s".formatted(stage.text(), messageId),
                "Impound PARKED at %s: %s".formatted(stage.text(), failure.reason()),
                lines.toString());
    }

    private static Notice notice(
            Region region, IncidentId incident, String id, Chain chain, String subject, Lines lines) {
        var number = chain.links().stream()
                .filter(chained -> chained.link() instanceof Link.CollectionStopped)
                .mapToInt(chained -> chained.number())
                .max()
                .orElseThrow();
        return new Notice(
                region,
                incident,
                "%s.stopped-%04d".formatted(id, number),
                "Impound STOPPED " + subject,
                lines.toString());
    }

    private static void where(Lines lines, IncidentId incident, Target target) {
        lines.blank()
                .fact("Incident", incident.value())
                .fact("Account", target.account().value())
                .fact("Region", target.region().value())
                .fact(target.noun(), target.name());
    }

    private static void why(Lines lines, Link.CollectionStopped why) {
        lines.fact("Stage", why.from().text())
                .fact("Since", why.at().toString())
                .fact("Reason", why.reason())
                .fact("Message", why.message())
                .blank()
                .fact("What to do", why.advice());
    }

    private void places(Lines lines, Region region, IncidentId incident, String id, StageName stage) {
        var bodies = s3(settings.in(settings.home()).workBucket(), WorkKeys.parked(stage, ""));
        lines.fact(
                        "Parked message",
                        "where one was parked: in queue %s, its body below %s".formatted(queue(stage), bodies))
                .fact("Chain of custody", chain(region, incident, id))
                .fact("Evidence", s3(settings.in(region).evidenceBucket(), EvidenceKeys.prefix(incident)))
                .say("All other volumes of the incident go on.");
    }

    private String chain(Region region, IncidentId incident, String id) {
        return s3(settings.in(region).evidenceBucket(), EvidenceKeys.custody(incident, id));
    }

    private static String s3(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }

    private static String queue(StageName stage) {
        return "impound-" + stage.text() + "-parked";
    }
}
