package impound.processors.stage;

import impound.processors.evidence.Chained;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.id.InstanceId;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was tried in vain, and what is left of it. */
final class Attempts {
    private Attempts() {}

    /** Attempts that ended and began again at this stage, since a person last sent the evidence on its way. */
    static int endedSinceResumed(Evidence evidence, StageName from) {
        var ended = 0;
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectionResumed) {
                ended = 0;
            } else if (fact instanceof Link.AttemptEnded attempt && attempt.from() == from) {
                ended++;
            }
        }
        return ended;
    }

    /**
     * Of these attempts those that ended since there was no room for volume or collector, which is all of them that never had
     * a collector: one that had and lost it says nothing against its zone.
     */
    static int endedWithoutRoom(Evidence evidence) {
        var ended = 0;
        var hasCollector = false;
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectionResumed) {
                ended = 0;
            } else if (fact instanceof Link.AttemptEnded attempt
                    && attempt.from() == StageName.RESTORE
                    && !hasCollector) {
                ended++;
            }
            hasCollector =
                    fact instanceof Link.CollectorLaunched || hasCollector && !(fact instanceof Link.BeginsAgain);
        }
        return ended;
    }

    /** Collectors that were launched since a person last sent the evidence on its way. */
    static int launchedSinceResumed(Evidence evidence) {
        var launched = new HashSet<InstanceId>();
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectionResumed) {
                launched.clear();
            } else if (fact instanceof Link.CollectorLaunched collector) {
                launched.add(collector.collector());
            }
        }
        return launched.size();
    }

    /**
     * How often a person sent the evidence on although what bears our tags had been doubted. What was asked for before then
     * is never taken for ours any more; what was asked for since is looked for first, however often the evidence stops.
     */
    static int doubted(Evidence evidence) {
        var doubted = 0;
        var isDoubt = false;
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectionStopped stop) {
                isDoubt |= stop.reason().equals(CustodyDoubt.REASON);
            } else if (fact instanceof Link.CollectionResumed && isDoubt) {
                doubted++;
                isDoubt = false;
            }
        }
        return doubted;
    }

    /** Whether the restored volume is on record as removed, such as after a final failure, or as left to a person. */
    static boolean isRestoredVolumeRemoved(Evidence evidence) {
        var restored = evidence.link(Link.VolumeRestored.class).volume().value();
        return evidence.chain().facts().map(Attempts::settled).anyMatch(restored::equals);
    }

    /** A volume that an earlier attempt restored and that is neither removed nor left behind. */
    static Optional<Link.VolumeCreated> volumeOfEarlier(Evidence evidence) {
        var settled = evidence.chain().facts().map(Attempts::settled).collect(Collectors.toSet());
        return evidence.chain().links().stream()
                .filter(chained -> chained.attempt() < evidence.attempt())
                .map(Chained::link)
                .filter(Link.VolumeCreated.class::isInstance)
                .map(Link.VolumeCreated.class::cast)
                .filter(created -> !settled.contains(created.volume().value()))
                .findFirst();
    }

    /**
     * A collector that nobody has seen terminated, of evidence that stopped and was resumed: it is terminated after a stop,
     * and a person who is quick comes before that.
     */
    static Optional<Link.CollectorLaunched> collectorOfStopped(Evidence evidence) {
        Optional<Link.CollectorLaunched> alive = Optional.empty();
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectorLaunched launched) {
                alive = Optional.of(launched);
            } else if (fact instanceof Link.AttemptEnded) {
                alive = Optional.empty();
            } else {
                alive = alive.filter(launched -> !ends(fact, launched.collector()));
            }
        }
        return alive;
    }

    private static boolean ends(Link fact, InstanceId collector) {
        return fact instanceof Link.CollectorTerminated gone && gone.collector().equals(collector)
                || fact instanceof Link.LeftBehind left && left.id().equals(collector.value());
    }

    /** The restored volume that this says is gone, or what it says is left to a person; else nothing. */
    static String settled(Link fact) {
        if (fact instanceof Link.RestoredVolumeDeleted deleted) {
            return deleted.volume().value();
        }
        return fact instanceof Link.LeftBehind left ? left.id() : "";
    }
}
