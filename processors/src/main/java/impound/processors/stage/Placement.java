package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Collectors.Collector;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * In which zone a volume is restored and read, since volume and collector must be in the same one, and by which type of
 * instance. What is offered and what has room changes between two deliveries of a message: what the first one has made is
 * looked for by its tags, so that the second asks for the same with the same token. Where it finds no room it looks once more:
 * what EC2 did not show before the call it may show now.
 */
final class Placement {
    /** Each zone has its turn so often: each costs a volume, which goes before the next is made. */
    private static final int ROUNDS = 3;
    /** Once all zones were tried, one that has no room gets this long to find some: by then another is as likely to have it. */
    private static final Duration TURN = Duration.ofMinutes(15);

    private final Volumes volumes;
    private final Collectors collectors;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    Placement(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.volumes = aws.volumes();
        this.collectors = aws.collectors();
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /** The zone of this attempt's volume. */
    Zone zone(Evidence evidence) {
        return restored(evidence).map(Volume::zone).orElseGet(() -> next(evidence));
    }

    /** The volume that this attempt has made, though no link names it; in a zone in which it can be read. */
    Optional<Volume> restored(Evidence evidence) {
        var subnets = settings.in(evidence.region()).subnets();
        return volumes.tagged(Scopes.security(evidence, settings), Tags.of(evidence, StageName.RESTORE)).stream()
                .filter(volume -> subnets.containsKey(volume.zone()))
                .findFirst();
    }

    /** The types that this attempt's collector may be of, in the order in which they are to be asked for. */
    List<String> types(Evidence evidence) {
        return launched(evidence)
                .map(launched -> List.of(launched.type()))
                .orElseGet(() -> settings.in(evidence.region()).collectorTypes());
    }

    /** The collector that this attempt has launched, though no link names it. */
    Optional<Collector> launched(Evidence evidence) {
        return collectors.tagged(Scopes.security(evidence, settings), Tags.of(evidence, StageName.LAUNCH)).stream()
                .findFirst();
    }

    /** Volumes are spread over all zones, and each attempt goes one further: a zone may be out of order too. */
    private Zone next(Evidence evidence) {
        var zones = candidates(evidence);
        var first = Math.floorMod(evidence.volume().id().hashCode(), zones.size());
        var ended = Attempts.endedSinceResumed(evidence, StageName.RESTORE);
        return zones.get((first + ended) % zones.size());
    }

    /**
     * What comes next where the zone has no room: the next zone, at once as long as there is one that was not tried. After
     * that each zone is waited in for a while, and the last one as long as the disk's size allows.
     */
    Outcome elsewhere(Evidence evidence, StageName stage, String why) {
        return isTurnOver(evidence, stage)
                ? evidence.with(new Link.AttemptEnded(clock.instant(), StageName.RESTORE, why))
                : patience.notYet(evidence, stage, why);
    }

    private boolean isTurnOver(Evidence evidence, StageName stage) {
        var zones = candidates(evidence).size();
        var turn = Attempts.endedWithoutRoom(evidence) + 1;
        var isLast = zones == 1 || turn >= ROUNDS * zones;
        return turn < zones || !isLast && hasWaitedLong(evidence, stage);
    }

    private boolean hasWaitedLong(Evidence evidence, StageName stage) {
        var waiting = evidence.waitingAt(stage);
        var part = patience.deadline(evidence.volume().gib()).dividedBy(4);
        var turn = part.compareTo(TURN) < 0 ? part : TURN;
        return waiting.tries() > 0 && !waiting.since().plus(turn).isAfter(clock.instant());
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
}
