package impound.processors.stage;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.settings.Settings;
import impound.processors.stage.CollectorWatch.Mishap;
import java.time.Clock;

/**
 * Ends an attempt whose collector will make no image, step by step: it is given up, terminated, and waited for until EC2
 * shows it terminated. Only then can nothing of it go on, so that no image is ever half of two attempts.
 */
final class EndAttempt {
    private final Gateways aws;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    EndAttempt(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.aws = aws;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @throws CollectorFailed where it was the last that is tried without a person
     */
    Outcome after(Mishap mishap, Sighting sighting, Evidence evidence, StageName stage) {
        if (sighting.isOver()) {
            return ended(mishap, evidence);
        }
        if (!sighting.isEnding() && !isOnRecord(evidence, Link.CollectorGivenUp.class)) {
            return evidence.with(
                    new Link.CollectorGivenUp(clock.instant(), sighting.collector(), mishap.reason(), mishap.why()));
        }
        if (!sighting.isEnding() && !isTerminated(evidence, sighting.collector())) {
            var act = aws.collectors().terminate(Scopes.security(evidence, settings), sighting.collector());
            return evidence.with(new Link.CollectorTerminated(clock.instant(), act, sighting.collector()));
        }
        return patience.notYet(evidence, stage, "collector %s is not terminated yet".formatted(sighting.collector()));
    }

    /** Its upload is given up before that is on record: whoever reads the link need not look for one. */
    private Outcome ended(Mishap mishap, Evidence evidence) {
        aws.objects().abortUploads(evidence.region(), EvidenceKeys.image(evidence));
        var launched = Attempts.launchedSinceResumed(evidence);
        if (launched >= CollectorBounds.MOST_LAUNCHES) {
            throw new CollectorFailed(
                    mishap.reason(), "%d collectors made no image; the last one: %s".formatted(launched, mishap.why()));
        }
        return evidence.with(new Link.AttemptEnded(clock.instant(), from(evidence), mishap.why()));
    }

    /** A volume that no collector ever had can be read by another; of one that was attached nobody has to explain why. */
    private StageName from(Evidence evidence) {
        var restored = evidence.link(Link.VolumeRestored.class).volume();
        var isUntouched = !isOnRecord(evidence, Link.VolumeAttached.class)
                && aws.volumes()
                        .find(Scopes.security(evidence, settings), restored)
                        .map(Volume::state)
                        .filter("available"::equals)
                        .isPresent();
        return isUntouched ? StageName.LAUNCH : StageName.RESTORE;
    }

    /** By its id: before this one was launched, another may have been terminated to make room for it. */
    private static boolean isTerminated(Evidence evidence, InstanceId collector) {
        return evidence.chain().all(Link.CollectorTerminated.class).stream()
                .map(Link.CollectorTerminated::collector)
                .anyMatch(collector::equals);
    }

    private static boolean isOnRecord(Evidence evidence, Class<? extends Link> kind) {
        return evidence.findSinceBegun(StageName.LAUNCH, kind).isPresent();
    }
}
