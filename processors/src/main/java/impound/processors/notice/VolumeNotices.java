package impound.processors.notice;

import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;

/**
 * Says whether a volume for which a person asks by itself is still needed. By EC2's documentation ("Create EBS snapshots") a
 * volume that is deleted before its snapshot is completed takes that with it.
 */
record VolumeNotices() implements TargetNotices {
    @Override
    public String lockedName(Target target) {
        return target.id() + ".locked";
    }

    @Override
    public String completedName(Target target) {
        return target.id() + ".may-delete";
    }

    @Override
    public Notice locked(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = TargetNotices.head(incident, target)
                .say("Its snapshot is taken and locked since %s.".formatted(verdicts.since()))
                .say(
                        "Do NOT delete it yet: the snapshot still reads it, and a second notice says whether it may be deleted.");
        TargetNotices.preserved(lines, verdicts);
        var subject = "Impound: %s is snapshotted and locked, do not delete it".formatted(target.name());
        return new Notice(target.region(), incident, lockedName(target), subject, lines.toString());
    }

    @Override
    public Notice completed(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = TargetNotices.head(incident, target)
                .say("Its snapshot is completed since %s.".formatted(verdicts.since()))
                .say("It may be deleted now. It is kept as it was at the snapshot;")
                .say("what was written to it since is in none.");
        TargetNotices.preserved(lines, verdicts);
        var subject = "Impound: %s may be deleted now".formatted(target.name());
        return new Notice(target.region(), incident, completedName(target), subject, lines.toString());
    }

    @Override
    public Notice notCompleted(IncidentId incident, Target target, Verdicts verdicts) {
        var lines = TargetNotices.head(incident, target).say("Deleting it is NOT safe. There is no whole copy of it:");
        TargetNotices.lost(lines, verdicts);
        lines.say("Mend what stopped it and replay, or copy it by hand, before anybody deletes it.");
        var subject = "Impound: do NOT delete %s, it is not preserved".formatted(target.name());
        return new Notice(target.region(), incident, target.id() + ".must-not-delete", subject, lines.toString());
    }
}
