package impound.processors.completion;

import impound.processors.custody.Custody;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.Target;
import impound.processors.evidence.TargetStopped;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Source;
import impound.processors.id.VolumeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the bucket says of a whole incident at this moment: each volume with its chain, and what became of targets
 * without volumes.
 *
 * @param known whether every target has said which volumes it has, or that it has failed
 */
public record Collected(
        Incident incident,
        boolean known,
        List<Evidence> volumes,
        List<Uncapturable> disks,
        List<Stopped> targets,
        List<Broken> broken) {

    /** A target of which nothing could be taken, with its one-link chain. */
    public record Stopped(Target target, Chain chain) {
        public Link.CollectionStopped why() {
            return (Link.CollectionStopped) chain.last().link();
        }
    }

    /** A disk that no snapshot shows, or of which nobody knows whether it is there. */
    public record Uncapturable(String id, String result, String why) {}

    /** A volume, or a target, whose chain in the bucket does not hold together. */
    public record Broken(String id, String message) {}

    /** Reads it anew from incident, instances and chains. */
    public static Collected read(Incident incident, Incidents incidents, Custody custody) {
        var known = true;
        var volumes = new LinkedHashMap<VolumeId, Evidence>();
        var disks = new ArrayList<Uncapturable>();
        var stopped = new ArrayList<Stopped>();
        var broken = new ArrayList<Broken>();
        for (var target : incident.targets()) {
            var source = incidents.source(incident.id(), target);
            var chain = read(incident, target.id(), custody, broken);
            chain.filter(links -> !links.isEmpty()).ifPresent(links -> read(target, links, stopped, broken));
            source.ifPresent(found -> disks.addAll(uncapturable(found)));
            source.map(Source::volumes).orElse(List.of()).stream()
                    .filter(volume -> !volumes.containsKey(volume.id()) && !isBroken(volume, broken))
                    .forEach(volume -> read(incident, volume.id().value(), custody, broken)
                            .ifPresent(links -> volumes.put(volume.id(), evidence(incident, target, volume, links))));
            known = known
                    && (source.filter(found -> !found.volumes().isEmpty()).isPresent()
                            || chain.filter(Collected::isOpen).isEmpty());
        }
        return new Collected(
                incident,
                known,
                List.copyOf(volumes.values()),
                List.copyOf(disks),
                List.copyOf(stopped),
                List.copyOf(broken));
    }

    /** Two instances may have a volume attached: it is one disk, of the target that took it. */
    private static Evidence evidence(Incident incident, Target target, SourceVolume volume, Chain links) {
        return links.all(Link.SnapshotTaken.class).stream()
                .findFirst()
                .map(taken -> Evidence.of(incident.id(), taken.target(), taken.volume()))
                .orElseGet(() -> Evidence.of(incident.id(), target, volume))
                .with(links);
    }

    private static List<Uncapturable> uncapturable(Source source) {
        return source instanceof SourceInstance instance ? uncapturable(instance) : List.of();
    }

    private static List<Uncapturable> uncapturable(SourceInstance instance) {
        var store = instance.instanceStore();
        if (!store.notKnown().isEmpty()) {
            return List.of(new Uncapturable(
                    InstanceStore.id(instance.id().value()),
                    "NOT_KNOWN",
                    "INSTANCE_STORE: nobody knows whether type %s has any: %s"
                            .formatted(instance.type(), store.notKnown())));
        }
        return store.disks().stream()
                .map(disk -> new Uncapturable(
                        disk.id(),
                        "NOT_CAPTURABLE",
                        "INSTANCE_STORE: %d GB, %s; no snapshot shows it, and it is lost when the instance stops"
                                .formatted(disk.gigabytes(), disk.type())))
                .toList();
    }

    /**
     * Whether a target may still say which volumes it has, or that it has none: nothing is on record of it, or it was
     * resumed. One of which EC2 shows no volume stops for that, a moment after its instance is on record.
     */
    private static boolean isOpen(Chain chain) {
        return chain.isEmpty() || chain.last().link() instanceof Link.CollectionResumed;
    }

    /** A target's own chain says why it stopped, and who resumed it, and nothing else. */
    private static void read(Target target, Chain chain, List<Stopped> stopped, List<Broken> broken) {
        if (TargetStopped.isStopped(chain)) {
            stopped.add(new Stopped(target, chain));
        } else if (!isOpen(chain)) {
            broken.add(new Broken(target.id(), "its chain does not end with why it stopped"));
        }
    }

    private static boolean isBroken(SourceVolume volume, List<Broken> broken) {
        return broken.stream().anyMatch(one -> one.id().equals(volume.id().value()));
    }

    /** The chain under this id; one that was tampered with must not keep the others from being closed. */
    private static Optional<Chain> read(Incident incident, String id, Custody custody, List<Broken> broken) {
        try {
            return Optional.of(custody.read(incident.region(), incident.id(), id));
        } catch (IntegrityViolated e) {
            broken.add(new Broken(id, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Volumes of which anything is on record. */
    List<Evidence> begun() {
        return volumes.stream().filter(evidence -> !evidence.chain().isEmpty()).toList();
    }
}
