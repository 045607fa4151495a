package impound.processors.replay;

import impound.processors.completion.Collected;
import impound.processors.custody.Custody;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectionStopped;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
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

    /** Volumes and targets of these incidents that stopped at this stage, and those whose message was perhaps never sent since. */
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
                .filter(evidence -> evidence.stopped().isPresent() || Plans.isUnsent(evidence.chain()))
                .flatMap(evidence -> lastStop(evidence.chain()).stream()
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

    private List<Parked> targets(StageName stage, Collected collected) {
        return collected.incident().targets().stream()
                .filter(target -> isReadable(collected, target))
                .flatMap(target -> target(stage, collected, target).stream())
                .toList();
    }

    /** One that was resumed and has volumes since has gone on: they say the rest. */
    private Optional<Parked> target(StageName stage, Collected collected, Target target) {
        var incident = collected.incident();
        var chain = custody.read(incident.region(), incident.id(), target.id());
        return lastStop(chain)
                .filter(stop -> stop.from() == stage)
                .filter(stop -> TargetStopped.isStopped(chain) || hasNoVolumes(collected, target))
                .map(stop -> Parked.of(new TargetStopped(incident.id(), target, 0, chain), stop));
    }

    private static Optional<CollectionStopped> lastStop(Chain chain) {
        return chain.all(CollectionStopped.class).stream().reduce((earlier, later) -> later);
    }

    private static boolean isReadable(Collected collected, Target target) {
        return collected.broken().stream().noneMatch(broken -> broken.id().equals(target.id()));
    }

    private static boolean hasNoVolumes(Collected collected, Target target) {
        return collected.volumes().stream()
                .noneMatch(evidence -> evidence.target().equals(target));
    }
}
