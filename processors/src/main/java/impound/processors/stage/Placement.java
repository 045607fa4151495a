package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.util.HashSet;
import java.util.List;

/**
 * In which zone a volume is restored and read, since volume and collector must be in the same one, and by which type of
 * instance. What is offered and what has room changes between two deliveries of a message: what the first one has made is
 * looked for by its tags, so that the second asks for the same with the same token.
 */
final class Placement {
    private final Volumes volumes;
    private final Collectors collectors;
    private final Settings settings;

    Placement(Gateways aws, Settings settings) {
        this.volumes = aws.volumes();
        this.collectors = aws.collectors();
        this.settings = settings;
    }

    /** The zone of this attempt's volume. */
    Zone zone(Evidence evidence) {
        return volumes.find(Scopes.security(evidence, settings), Tags.of(evidence, StageName.RESTORE))
                .map(Volume::zone)
                .filter(settings.in(evidence.region()).subnets()::containsKey)
                .orElseGet(() -> next(evidence));
    }

    /** The types that this attempt's collector may be of, in the order in which they are to be asked for. */
    List<String> types(Evidence evidence) {
        return collectors
                .find(Scopes.security(evidence, settings), Tags.of(evidence, StageName.LAUNCH))
                .map(launched -> List.of(launched.type()))
                .orElseGet(() -> settings.in(evidence.region()).collectorTypes());
    }

    /** Volumes are spread over all zones, and each attempt that found no capacity goes one further. */
    private Zone next(Evidence evidence) {
        var zones = candidates(evidence);
        var first = Math.floorMod(evidence.volume().id().hashCode(), zones.size());
        return zones.get((first + zonesTried(evidence)) % zones.size());
    }

    /** Whether another zone is left that has not been tried since a person last sent the evidence on its way. */
    boolean isAnotherLeft(Evidence evidence) {
        return zonesTried(evidence) + 1 < candidates(evidence).size();
    }

    /** Zones of ours that offer one of our types; all of ours where nobody says so. */
    private List<Zone> candidates(Evidence evidence) {
        var region = settings.in(evidence.region());
        var scope = Scopes.security(evidence, settings);
        var offering = new HashSet<Zone>();
        region.collectorTypes().forEach(type -> offering.addAll(collectors.zonesOffering(scope, type)));
        var both = region.subnets().keySet().stream().filter(offering::contains).toList();
        return both.isEmpty() ? List.copyOf(region.subnets().keySet()) : both;
    }

    private static int zonesTried(Evidence evidence) {
        return Attempts.endedSinceResumed(evidence, StageName.RESTORE);
    }
}
