package impound.processors.notice;

import impound.processors.evidence.Target;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.id.IncidentId;

/** What people are told of a target as its snapshots come along: of an instance in other words than of a volume by itself. */
sealed interface TargetNotices permits InstanceNotices, VolumeNotices {
    static TargetNotices of(Target target) {
        return target instanceof VolumeTarget ? new VolumeNotices() : new InstanceNotices();
    }

    /** The name of the notice that snapshots are locked. */
    String lockedName(Target target);

    /** The name of the notice that all snapshots are completed; once that went out nothing takes it back. */
    String completedName(Target target);

    /** That snapshots are locked, and what may be done since; which volumes have none stands beside it. */
    Notice locked(IncidentId incident, Target target, Verdicts verdicts);

    /** That what was snapshotted is needed no more. */
    Notice completed(IncidentId incident, Target target, Verdicts verdicts);

    /** That there is something of which nobody has a copy. */
    Notice notCompleted(IncidentId incident, Target target, Verdicts verdicts);

    /** Where the target is. */
    static Lines head(IncidentId incident, Target target) {
        return new Lines()
                .fact("Incident", incident.value())
                .fact("Account", target.account().value())
                .fact("Region", target.region().value())
                .fact(target.noun(), target.name())
                .blank();
    }

    /** The volumes that are not preserved, and why. */
    static void lost(Lines lines, Verdicts verdicts) {
        verdicts.no().forEach(no -> lines.item(Verdict.describe(no.volume()) + ": " + no.why()));
    }

    /** The volumes that are preserved, and where. */
    static void preserved(Lines lines, Verdicts verdicts) {
        if (!verdicts.yes().isEmpty()) {
            lines.blank().say("Preserved:");
            verdicts.yes()
                    .forEach(yes ->
                            lines.item("%s: snapshot %s".formatted(Verdict.describe(yes.volume()), yes.snapshot())));
        }
    }
}
