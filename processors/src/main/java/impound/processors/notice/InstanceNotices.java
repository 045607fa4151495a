package impound.processors.notice;

import impound.processors.evidence.Target;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.id.IncidentId;

/** Says what people may do with an instance now, what they must not, and what is lost for good when they do. */
record InstanceNotices() implements TargetNotices {
    /** That its network may be cut. */
    @Override
    public Notice locked(IncidentId incident, Target target, Verdicts verdicts) {
        var all = verdicts.each().size();
        var kept = verdicts.yes().size();
        var lines = TargetNotices.head(incident, target);
        if (verdicts.areAllYes()) {
            lines.say("All its volumes (%d) are snapshotted and locked since %s.".formatted(all, verdicts.since()));
        } else {
            lines.say("%d of its %d volumes are snapshotted and locked since %s. NOT preserved:"
                    .formatted(kept, all, verdicts.since()));
            TargetNotices.lost(lines, verdicts);
        }
        lines.say("It may be isolated from the network now. Do NOT stop, hibernate or terminate it yet:")
                .say("the snapshots still read its volumes, and a second notice says whether it may be terminated.");
        details(lines, verdicts);
        var rest = verdicts.areAllYes()
                ? "do not stop or terminate it"
                : "but %d of %d volumes have no locked snapshot".formatted(all - kept, all);
        var subject = "Impound: %s may be isolated, %s".formatted(target.name(), rest);
        return new Notice(target.region(), incident, lockedName(target), subject, lines.toString());
    }

    /** That terminating it costs no volume any more. */
    @Override
    public Notice completed(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = TargetNotices.head(incident, target)
                .say("The snapshots of all its volumes (%d) are completed since %s."
                        .formatted(verdicts.each().size(), verdicts.since()))
                .say("As far as its volumes go it may be terminated now. They are kept as they were at the snapshot;")
                .say("what was written to them since is in none.");
        details(lines, verdicts);
        var rest = new Losses((SourceInstance) verdicts.source()).hasInstanceStore()
                ? ", but its instance store is lost with it"
                : "";
        var subject = "Impound: %s may be terminated now%s".formatted(target.name(), rest);
        return new Notice(target.region(), incident, completedName(target), subject, lines.toString());
    }

    /** That terminating it would destroy what nobody has a copy of. */
    @Override
    public Notice notCompleted(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = TargetNotices.head(incident, target)
                .say("Terminating it is NOT safe. Of these volumes there is no whole copy:");
        TargetNotices.lost(lines, verdicts);
        lines.say("Mend what stopped them and replay, or copy them by hand, before anybody terminates it.");
        details(lines, verdicts);
        var subject = "Impound: do NOT terminate %s, %d of %d volumes not preserved"
                .formatted(target.name(), verdicts.no().size(), verdicts.each().size());
        return new Notice(target.region(), incident, target.id() + ".must-not-terminate", subject, lines.toString());
    }

    @Override
    public String lockedName(Target target) {
        return target.id() + ".may-isolate";
    }

    @Override
    public String completedName(Target target) {
        return target.id() + ".may-terminate";
    }

    private static void details(Lines lines, Verdicts verdicts) {
        TargetNotices.preserved(lines, verdicts);
        new Losses((SourceInstance) verdicts.source()).say(lines);
    }
}
