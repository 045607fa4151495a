package impound.processors.notice;

import impound.processors.custody.Custody;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.Target;
import impound.processors.finding.Incidents;
import impound.processors.id.IncidentId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells people when an instance may be isolated, and when it may be terminated: once for each instance, as soon as the
 * chains of all its volumes say so.
 */
public final class TellOfInstance {
    private final TellPeople people;
    private final Incidents incidents;
    private final Custody custody;

    public TellOfInstance(TellPeople people, Incidents incidents, Custody custody) {
        this.people = people;
        this.incidents = incidents;
        this.custody = custody;
    }

    /**
     * Looks whether it may be isolated: every snapshot is locked, but for those of volumes that stopped.
     *
     * @param known evidence whose chain need not be read again
     */
    public Telling mayIsolate(IncidentId incident, Target target, List<Evidence> known) {
        if (people.isTold(target.region(), incident, TargetNotices.of(target).lockedName(target))) {
            return Telling.DONE;
        }
        return verdicts(incident, target, known, Verdict::onLock)
                .filter(verdicts -> !verdicts.yes().isEmpty())
                .map(verdicts -> people.tell(TargetNotices.of(target).locked(incident, target, verdicts)))
                .orElse(Telling.DONE);
    }

    /**
     * Looks whether it may be terminated, or must not be; where stopped volumes succeed later, the first is told after the second.
     *
     * @param known evidence whose chain need not be read again
     */
    public Telling mayTerminate(IncidentId incident, Target target, List<Evidence> known) {
        if (people.isTold(target.region(), incident, TargetNotices.of(target).completedName(target))) {
            return Telling.DONE;
        }
        return verdicts(incident, target, known, Verdict::onCompletion)
                .map(verdicts -> people.tell(
                        verdicts.areAllYes()
                                ? TargetNotices.of(target).completed(incident, target, verdicts)
                                : TargetNotices.of(target).notCompleted(incident, target, verdicts)))
                .orElse(Telling.DONE);
    }

    /** The verdicts, once they are all in. */
    private Optional<Verdicts> verdicts(
            IncidentId incident, Target target, List<Evidence> known, Function<Evidence, Verdict> on) {
        return incidents
                .source(incident, target)
                .map(instance -> new Verdicts(
                        instance,
                        instance.volumes().stream()
                                .map(volume -> verdict(Evidence.of(incident, target, volume), known, on))
                                .toList()))
                .filter(Verdicts::areIn)
                // an instance without volumes has stopped as a whole: there is nothing that could be safe
                .filter(verdicts -> !verdicts.each().isEmpty());
    }

    private Verdict verdict(Evidence unread, List<Evidence> known, Function<Evidence, Verdict> on) {
        var volume = unread.volume();
        try {
            return on.apply(known.stream()
                    .filter(evidence -> isOf(evidence, volume))
                    .findFirst()
                    .orElseGet(() -> unread.with(custody.read(
                            unread.region(), unread.incident(), volume.id().value()))));
        } catch (IntegrityViolated e) {
            return Verdict.broken(volume, e.getMessage());
        }
    }

    private static boolean isOf(Evidence evidence, SourceVolume volume) {
        return evidence.volume().id().equals(volume.id());
    }
}
