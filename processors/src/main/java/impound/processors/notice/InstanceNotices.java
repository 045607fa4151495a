package impound.processors.notice;

import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;

/** Says what people may do with an instance now, what they must not, and what is lost for good when they do. */
final class InstanceNotices {
    private InstanceNotices() {}

    /** That its network may be cut, once its snapshots are locked; which volumes have none stands beside it. */
    static Notice mayIsolate(IncidentId incident, Target target, Verdicts verdicts) {
        var all = verdicts.each().size();
        var kept = verdicts.yes().size();
        var lines = head(incident, target);
        if (verdicts.areAllYes()) {
            lines.say("All its volumes (%d) are snapshotted and locked since %s.".formatted(all, verdicts.since()));
        } else {
            lines.say("%d of its %d volumes are snapshotted and locked since %s. NOT preserved:"
                    .formatted(kept, all, verdicts.since()));
            lost(lines, verdicts);
        }
        lines.say("It may be isolated from the network now. Do NOT stop, hibernate or terminate it yet:")
                .say("the snapshots still read its volumes, and a second notice says whether it may be terminated.");
        details(lines, verdicts);
        var rest = verdicts.areAllYes()
                ? "do not stop or terminate it"
                : "but %d of %d volumes have no locked snapshot".formatted(all - kept, all);
        var subject = "Impound: %s may be isolated, %s".formatted(target.id(), rest);
        return new Notice(target.region(), incident, isolationName(target), subject, lines.toString());
    }

    /** That terminating it costs no volume any more. */
    static Notice mayTerminate(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = head(incident, target)
                .say("The snapshots of all its volumes (%d) are completed since %s."
                        .formatted(verdicts.each().size(), verdicts.since()))
                .say("As far as its volumes go it may be terminated now. They are kept as they were at the snapshot;")
                .say("what was written to them since is in none.");
        details(lines, verdicts);
        var rest = new Losses(verdicts.instance()).hasInstanceStore() ? ", but its instance store is lost with it" : "";
        var subject = "Impound: %s may be terminated now%s".formatted(target.id(), rest);
        return new Notice(target.region(), incident, terminationName(target), subject, lines.toString());
    }

    /** That terminating it would destroy what nobody has a copy of. */
    static Notice mustNotTerminate(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = head(incident, target).say("Terminating it is NOT safe. Of these volumes there is no whole copy:");
        lost(lines, verdicts);
        lines.say("Mend what stopped them and replay, or copy them by hand, before anybody terminates it.");
        details(lines, verdicts);
        var subject = "Impound: do NOT terminate %s, %d of %d volumes not preserved"
                .formatted(target.id(), verdicts.no().size(), verdicts.each().size());
        return new Notice(target.region(), incident, target.id() + ".must-not-terminate", subject, lines.toString());
    }

    /** The name of the notice that it may be isolated. */
    static String isolationName(Target target) {
        return target.id() + ".may-isolate";
    }

    /** The name of the notice that it may be terminated; once that went out nothing takes it back. */
    static String terminationName(Target target) {
        return target.id() + ".may-terminate";
    }

    private static Lines head(IncidentId incident, Target target) {
        return new Lines()
                .fact("Incident", incident.value())
                .fact("Account", target.account().value())
                .fact("Region", target.region().value())
                .fact("Instance", target.id())
                .blank();
    }

    private static void lost(Lines lines, Verdicts verdicts) {
        verdicts.no().forEach(no -> lines.item(Verdict.describe(no.volume()) + ": " + no.why()));
    }

    private static void details(Lines lines, Verdicts verdicts) {
        if (!verdicts.yes().isEmpty()) {
            lines.blank().say("Preserved:");
            verdicts.yes()
                    .forEach(yes ->
                            lines.item("%s: snapshot %s".formatted(Verdict.describe(yes.volume()), yes.snapshot())));
        }
        new Losses(verdicts.instance()).say(lines);
    }
}
