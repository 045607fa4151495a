package impound.processors.stage;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Instances;
import impound.processors.gateway.Instances.Described;
import impound.processors.gateway.Instances.DescribedVolume;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;

/** The first look at a suspected instance or volume: whether there is anything left to take. */
final class FirstLook {
    private final Instances instances;
    private final Incidents incidents;

    FirstLook(Instances instances, Incidents incidents) {
        this.instances = instances;
        this.incidents = incidents;
    }

    /** @throws NothingToTake where it is gone, or was never there */
    DescribedVolume at(Assignment assignment, VolumeTarget target) {
        return instances
                .describe(scope(assignment), target.volume())
                .orElseThrow(() -> notFound("VOLUME_NOT_FOUND", target));
    }

    /** @throws NothingToTake where it is gone, or was never there */
    Described at(Assignment assignment, InstanceTarget target) {
        var described = instances
                .describe(scope(assignment), target.instance())
                .orElseThrow(() -> notFound("INSTANCE_NOT_FOUND", target));
        var instance = described.instance();
        if (instance.isTerminated()) {
            var incident = incidents.read(assignment.region(), assignment.incident());
            throw new NothingToTake(
                    "INSTANCE_TERMINATED",
                    "%s was %s at %s, %d s after it was reported; no volume was preserved"
                            .formatted(
                                    target.instance(),
                                    instance.state(),
                                    instance.askedAt(),
                                    Duration.between(reported(incident), instance.askedAt())
                                            .toSeconds()));
        }
        return described;
    }

    private static Scope scope(Assignment assignment) {
        var target = assignment.target();
        return new Scope(target.account(), target.region(), assignment.incident());
    }

    private static NothingToTake notFound(String reason, Target target) {
        return new NothingToTake(
                reason,
                "EC2 does not know %s in account %s, %s".formatted(target.name(), target.account(), target.region()));
    }

    /** What there is instead, of an instance without any volume that a snapshot could be taken of. */
    static NothingToTake nothing(SourceInstance instance) {
        var store = instance.instanceStore().disks();
        return store.isEmpty()
                ? new NothingToTake("NO_VOLUMES", instance.id() + " has no EBS volume")
                : new NothingToTake(
                        "INSTANCE_STORE",
                        "%s has no EBS volume, and no snapshot shows its instance store: %s"
                                .formatted(
                                        instance.id(),
                                        store.stream()
                                                .map(InstanceStore.Disk::toString)
                                                .collect(Collectors.joining(", "))));
    }

    /** By the finding's own word, as far as that can be: else when it came. */
    private static Instant reported(Incident incident) {
        try {
            var updatedAt = Instant.parse(String.valueOf(incident.finding().updatedAt()));
            return updatedAt.isAfter(incident.openedAt()) ? incident.openedAt() : updatedAt;
        } catch (DateTimeParseException e) {
            return incident.openedAt();
        }
    }
}
