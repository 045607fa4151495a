package impound.processors.steering;

import impound.processors.custody.Custody;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.evidence.TargetStopped;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an incident is about, as far as it is known, and how far that is: what an order can be about. */
public final class Extent {
    private final Incident incident;
    private final Incidents incidents;
    private final Custody custody;

    public Extent(Incident incident, Incidents incidents, Custody custody) {
        this.incident = incident;
        this.incidents = incidents;
        this.custody = custody;
    }

    /** Whether nothing of it is under way any more. */
    public boolean isOver() {
        return incident.targets().stream().allMatch(this::isOver);
    }

    /**
     * What an order for this id concerns: a volume, or a target and the volumes that are known of it.
     *
     * @return nothing where the incident has no such volume or target
     */
    public Set<String> of(String id) {
        var ids = new TreeSet<String>();
        for (var target : incident.targets()) {
            var volumes = volumes(target).stream()
                    .map(evidence -> evidence.volume().id().value())
                    .toList();
            if (target.id().equals(id)) {
                ids.add(id);
                ids.addAll(volumes);
            } else if (volumes.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** How often each target and volume was sent on its way again until now. */
    public Resumptions resumptions() {
        var chains = new TreeMap<String, Chain>();
        for (var target : incident.targets()) {
            chains.put(target.id(), chain(target));
            volumes(target)
                    .forEach(evidence -> chains.put(evidence.volume().id().value(), evidence.chain()));
        }
        return Resumptions.of(chains);
    }

    private Chain chain(Target target) {
        return custody.read(incident.region(), incident.id(), target.id());
    }

    private boolean isOver(Target target) {
        var volumes = volumes(target);
        return volumes.isEmpty()
                ? TargetStopped.isStopped(chain(target))
                : volumes.stream().allMatch(evidence -> evidence.next() == StageName.COMPLETED);
    }

    private List<Evidence> volumes(Target target) {
        return incidents
                .source(incident.id(), target)
                .map(instance -> instance.volumes().stream()
                        .map(volume -> Evidence.of(incident.id(), target, volume))
                        .map(custody::current)
                        .toList())
                .orElseGet(List::of);
    }
}
