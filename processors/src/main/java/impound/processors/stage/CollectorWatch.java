package impound.processors.stage;

import impound.collector.record.Failed;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.gateway.Collectors.Collector;
import impound.processors.gateway.Gateways;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Notices a collector that will say nothing more. */
final class CollectorWatch {
    /** EC2 User Guide, Terminate your instance: about so long EC2 still shows one that has ended. */
    private static final Duration SHOWN = Duration.ofHours(1);

    private final Gateways aws;
    private final Settings settings;

    CollectorWatch(Gateways aws, Settings settings) {
        this.aws = aws;
        this.settings = settings;
    }

    /** Whether the collector's machine has ended. One that is not seen was launched a moment ago. */
    boolean isGone(Evidence evidence) {
        return find(evidence).map(Collector::isGone).orElse(false);
    }

    /** @throws CollectorFailed where the collector said that it failed, or its machine has ended */
    void throwIfGone(Evidence evidence) {
        throwIfFailed(evidence);
        end(evidence).ifPresent(end -> {
            throw new CollectorFailed("COLLECTOR_GONE", end);
        });
    }

    /** Which collector ended without an image, and why EC2 says so; nothing as long as it has not, or is not seen. */
    private Optional<String> end(Evidence evidence) {
        return find(evidence).filter(Collector::isGone).map(gone -> "%s ended without an image: %s"
                .formatted(gone.id(), gone.stateReason().isEmpty() ? "no reason given" : gone.stateReason()));
    }

    /** The same of one that may have ended long ago, such as before a person resumed its collection. */
    Optional<String> end(Evidence evidence, Clock clock) {
        var launched = evidence.link(Link.CollectorLaunched.class);
        var isLongAgo = launched.at().plus(SHOWN).isBefore(clock.instant());
        var isForgotten = isLongAgo && find(evidence).isEmpty();
        return isForgotten
                ? Optional.of(
                        "%s ended without an image: EC2 does not know it any more".formatted(launched.collector()))
                : end(evidence);
    }

    /** @throws CollectorFailed where the collector said why it could not make the image */
    void throwIfFailed(Evidence evidence) {
        var key = WorkKeys.collector(evidence) + "failed.json";
        aws.records()
                .read(evidence.target().region(), key)
                .map(record -> Said.in(key, record.bytes(), Failed.class))
                .ifPresent(failed -> {
                    throw new CollectorFailed(failed.reason(), failed.message());
                });
    }

    private Optional<Collector> find(Evidence evidence) {
        var launched = evidence.link(Link.CollectorLaunched.class);
        return aws.collectors().find(Scopes.security(evidence, settings), launched.collector());
    }
}
