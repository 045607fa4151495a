package impound.processors.replay;

import impound.processors.completion.Collected;
import impound.processors.custody.Custody;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.failure.Parked;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.id.IncidentId;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has stopped in an incident by its chains alone: whatever became of its messages and of the work bucket. */
final class StoppedByChain {
    private final Incidents incidents;
    private final Custody custody;
    private final Settings settings;

    StoppedByChain(Incidents incidents, Custody custody, Settings settings) {
        this.incidents = incidents;
        this.custody = custody;
        this.settings = settings;
    }

    /** The incident, in whichever served region it was opened. */
    Optional<Incident> find(String incident) {
        try {
            var id = new IncidentId(incident);
            return settings.regions().keySet().stream()
                    .flatMap(region -> incidents.find(region, id).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no incident of ours can have such a name
        }
    }

    /** Volumes and targets of these incidents that stopped at this stage. */
    List<Parked> at(StageName stage, Selection selection) {
        var found = new ArrayList<Parked>();
        for (var incident : selection.incidents()) {
            find(incident)
                    .map(there -> Collected.read(there, incidents, custody))
                    .ifPresent(collected -> {
                        found.addAll(volumes(stage, selection, collected));
                        found.addAll(targets(stage, collected));
                    });
        }
        return found.stream().filter(selection::covers).distinct().toList();
    }

    private static List<Parked> volumes(StageName stage, Selection selection, Collected collected) {
        return collected.volumes().stream()
                .flatMap(evidence -> evidence.stopped().stream()
                        .filter(stop -> stop.from() == stage)
                        .map(stop -> Parked.of(evidence, stop))
                        .map(parked -> isTogether(stage, selection) ? together(parked, evidence) : parked))
                .toList();
    }

    /** At {@code snapshot} the volumes of an instance go on together, unless a person names one. */
    private static boolean isTogether(StageName stage, Selection selection) {
        return stage == StageName.SNAPSHOT && selection.volumes().isEmpty();
    }

    private static Parked together(Parked parked, Evidence evidence) {
        return parked.about(evidence.target().id());
    }

    private static List<Parked> targets(StageName stage, Collected collected) {
        return collected.targets().stream()
                .filter(stopped -> stopped.why().from() == stage)
                .map(stopped -> Parked.of(
                        new TargetStopped(collected.incident().id(), stopped.target(), 0, stopped.chain()),
                        stopped.why()))
                .toList();
    }
}
