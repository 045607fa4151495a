package impound.processors.completion;

import impound.processors.custody.Custody;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Target;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Instances.SourceInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bucket says of a whole incident at this moment: each volume with its chain, and what became of targets
 * without volumes.
 *
 * @param known whether every target has said which volumes it has, or that it has failed
 */
public record Collected(Incident incident, boolean known, List<Evidence> volumes, List<Stopped> targets) {

    /** A target of which nothing could be taken, with its one-link chain. */
    public record Stopped(Target target, Chain chain) {
        public Link.CollectionStopped why() {
            return (Link.CollectionStopped) chain.last().link();
        }
    }

    /** Reads it anew from incident, instances and chains. */
    public static Collected read(Incident incident, Incidents incidents, Custody custody) {
        var known = true;
        var volumes = new ArrayList<Evidence>();
        var stopped = new ArrayList<Stopped>();
        for (var target : incident.targets()) {
            var instance = incidents.instance(incident.id(), target);
            var chain = custody.read(incident.region(), incident.id(), target.id());
            if (!chain.isEmpty()) {
                stopped.add(new Stopped(target, chain));
            } else if (instance.isPresent()) {
                volumes.addAll(volumes(incident, target, instance.get(), custody));
            } else {
                known = false;
            }
        }
        return new Collected(incident, known, List.copyOf(volumes), List.copyOf(stopped));
    }

    private static List<Evidence> volumes(Incident incident, Target target, SourceInstance instance, Custody custody) {
        return instance.volumes().stream()
                .map(volume -> Evidence.of(incident.id(), target, volume)
                        .with(custody.read(
                                incident.region(), incident.id(), volume.id().value())))
                .toList();
    }

    /** Volumes of which anything is on record. */
    List<Evidence> begun() {
        return volumes.stream().filter(evidence -> !evidence.chain().isEmpty()).toList();
    }
}
