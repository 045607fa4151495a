package impound.processors.stage;

import impound.collector.record.Failed;
import impound.collector.record.Progress;
import impound.collector.record.Ready;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices a collector that will make no image: it said so, its machine has ended or was stopped, or it goes no further. */
final class CollectorWatch {
    /** EC2 User Guide, Terminate your instance: about so long EC2 still shows one that has ended. */
    private static final Duration SHOWN = Duration.ofHours(1);

    private final Gateways aws;
    private final Settings settings;
    private final Clock clock;

    CollectorWatch(Gateways aws, Settings settings, Clock clock) {
        this.aws = aws;
        this.settings = settings;
        this.clock = clock;
    }

    /** What EC2 says of the machine now. One that it does not show was launched a moment ago, or has ended long ago. */
    Sighting look(Evidence evidence) {
        var launched = evidence.link(Link.CollectorLaunched.class);
        var isLongAgo = launched.at().plus(SHOWN).isBefore(clock.instant());
        return aws.collectors()
                .find(Scopes.security(evidence, settings), launched.collector())
                .map(found -> new Sighting(found.id(), found.state(), found.stateReason()))
                .orElseGet(() ->
                        isLongAgo ? Sighting.forgotten(launched.collector()) : Sighting.none(launched.collector()));
    }

    /**
     * Why this collector makes no image, as far as that is known already.
     *
     * @throws CollectorFailed where it said why and another would find the same, unless a person has said since that it
     *     would not
     */
    Optional<Mishap> mishap(Evidence evidence, Sighting sighting) {
        return failed(evidence)
                .or(() -> evidence.findSinceBegun(StageName.LAUNCH, Link.CollectorGivenUp.class)
                        .map(given -> new Mishap(given.reason(), given.why())))
                .or(() -> sighting.isEnding() || sighting.isHalted()
                        ? Optional.of(gone(evidence, sighting))
                        : Optional.empty());
    }

    /** The same of a collector that is not ready. */
    Optional<Mishap> tooLate(Evidence evidence) {
        var launched = evidence.link(Link.CollectorLaunched.class);
        var isOver = !launched.at().plus(CollectorBounds.READY).isAfter(clock.instant());
        var why = "%s was not ready within %s".formatted(launched.collector(), CollectorBounds.READY);
        return isOver ? Optional.of(new Mishap(CollectorFailed.NOT_STARTED, why)) : Optional.empty();
    }

    /** The same of one that is reading, by what was last seen of it, and since when. */
    Optional<Mishap> stalled(Evidence evidence) {
        var waiting = evidence.waitingAt(StageName.IMAGE);
        var bound = CollectorBounds.progress(evidence.volume().gib());
        var isOver = !waiting.seenSince().plus(bound).isAfter(clock.instant());
        var why = "%s made no progress within %s: %s since %s"
                .formatted(
                        evidence.link(Link.CollectorLaunched.class).collector(),
                        bound,
                        waiting.seen(),
                        waiting.seenSince());
        return isOver ? Optional.of(new Mishap(CollectorFailed.STALLED, why)) : Optional.empty();
    }

    /**
     * The same of one that goes on, and so slowly that it would not be done in any time. That is asked only once the disk's
     * size explains it no more: until then a slow beginning says nothing. One that began anew after a reboot is judged from
     * then on.
     */
    Optional<Mishap> tooSlow(Evidence evidence, Headway headway, Duration explained) {
        var waiting = evidence.waitingAt(StageName.IMAGE);
        var passed = Duration.between(waiting.since(), clock.instant());
        if (waiting.tries() == 0 || passed.compareTo(explained) <= 0) {
            return Optional.empty();
        }
        var most = CollectorBounds.most(explained);
        var reading = Duration.between(began(evidence, waiting.since()), clock.instant());
        var isFast = reading.compareTo(explained) <= 0
                || headway.isPaceFor(evidence.volume().bytes(), most, reading);
        if (isFast && passed.compareTo(most) <= 0) {
            return Optional.empty();
        }
        var why = "%s would not be done within %s: %s, after %s"
                .formatted(evidence.link(Link.CollectorLaunched.class).collector(), most, headway.words(), passed);
        return Optional.of(new Mishap(CollectorFailed.SLOW, why));
    }

    /** When it last began, by its own word, but not before it was first looked for. */
    private Instant began(Evidence evidence, Instant first) {
        var key = WorkKeys.collector(evidence) + "ready.json";
        return aws.records()
                .read(evidence.region(), key)
                .map(record -> Said.in(key, record.bytes(), Ready.class).at())
                .filter(first::isBefore)
                .orElse(first);
    }

    /** How far it is. */
    Headway headway(Evidence evidence) {
        var key = WorkKeys.collector(evidence) + "progress.json";
        return aws.records()
                .read(evidence.region(), key)
                .map(record -> Said.in(key, record.bytes(), Progress.class))
                .map(Headway::of)
                .orElseGet(Headway::none);
    }

    private Optional<Mishap> failed(Evidence evidence) {
        var key = WorkKeys.collector(evidence) + "failed.json";
        var failed = aws.records()
                .read(evidence.region(), key)
                .map(record -> Said.in(key, record.bytes(), Failed.class))
                .map(said -> new Mishap(said.reason(), said.message()));
        failed.filter(said ->
                        !CollectorBounds.isSurvivable(said.reason()) && Attempts.launchedSinceResumed(evidence) > 0)
                .ifPresent(said -> {
                    throw new CollectorFailed(said.reason(), said.why());
                });
        return failed;
    }

    private static Mishap gone(Evidence evidence, Sighting sighting) {
        var wasReady = evidence.findSinceBegun(StageName.LAUNCH, Link.CollectorReady.class)
                .isPresent();
        return new Mishap(wasReady ? CollectorFailed.GONE : CollectorFailed.NOT_STARTED, sighting.end());
    }

    /** Why a collector makes no image: a fixed word, and a sentence without its full stop. */
    record Mishap(String reason, String why) {}
}
