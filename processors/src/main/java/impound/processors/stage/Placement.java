package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Collectors;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.util.HashSet;
import java.util.List;

/**
 * In which zone a volume is restored and read: volume and collector must be in the same one. Which it is follows from the
 * settings, the offerings and the chain alone, so that a second delivery means the same zone, and with it the same volume.
 */
final class Placement {
    private final Collectors collectors;
    private final Settings settings;

    Placement(Collectors collectors, Settings settings) {
        this.collectors = collectors;
        this.settings = settings;
    }

    /** The zone of this attempt: volumes are spread over all, and each attempt that found no capacity goes one further. */
    Zone zone(Evidence evidence) {
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
