package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Keys;
import impound.processors.gateway.Keys.Answer;
import impound.processors.gateway.Scope;
import impound.processors.id.KeyArn;
import impound.processors.settings.Settings;
import impound.processors.settings.Settings.Order;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Decides which way a volume goes. A new stage gets its place here. */
public final class Itineraries {
    private static final List<StageName> IMAGE =
            List.of(StageName.RESTORE, StageName.LAUNCH, StageName.ATTACH, StageName.IMAGE, StageName.VERIFY);
    private static final List<StageName> KEEP = List.of(StageName.RECEIVE);

    /** The volumes of one instance are asked for within seconds, and a key's policy may be mended between two incidents. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Keys keys;
    private final Settings settings;
    private final Clock clock;
    private final Map<KeyArn, Known> known = new ConcurrentHashMap<>();

    private record Known(Answer mustBeCopied, Instant until) {}

    public Itineraries(Keys keys, Settings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** The stages that this evidence goes through, in order. */
    List<StageName> of(Evidence evidence) {
        // what no image can be made of is kept before the way ends there
        var isImageFirst = settings.order() == Order.EVIDENCE_FIRST && OneObject.holds(evidence.volume());
        var image = isImageFirst ? List.of(IMAGE, KEEP) : List.of(KEEP, IMAGE);
        return Stream.concat(Stream.of(toTheSecurityAccount(evidence)), image.stream())
                .flatMap(List::stream)
                .toList();
    }

    private List<StageName> toTheSecurityAccount(Evidence evidence) {
        if (evidence.target().account().equals(settings.securityAccount())) {
            return List.of();
        }
        return mustBeCopied(evidence) ? List.of(StageName.REENCRYPT, StageName.SHARE) : List.of(StageName.SHARE);
    }

    /** Where nobody says that a key is of no use, the share is tried: it costs no copy, and a later one is never in doubt. */
    private boolean mustBeCopied(Evidence evidence) {
        var arn = evidence.volume().encryptionKey();
        if (arn.isEmpty()) {
            return false;
        }
        var key = new KeyArn(arn);
        return settings.keysToReencrypt().contains(key)
                || (!settings.keysThatAdmit().contains(key) && asked(evidence, key) == Answer.YES);
    }

    private Answer asked(Evidence evidence, KeyArn key) {
        var now = clock.instant();
        known.values().removeIf(one -> !now.isBefore(one.until()));
        var before = known.get(key);
        if (before != null) {
            return before.mustBeCopied();
        }
        // two threads may both ask: better than that one waits for the other's KMS
        var answer = ask(evidence, key);
        known.put(key, new Known(answer, now.plus(REMEMBERED)));
        return answer;
    }

    private Answer ask(Evidence evidence, KeyArn key) {
        var security = new Scope(settings.securityAccount(), evidence.region(), evidence.incident());
        return switch (keys.admits(security, key)) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNKNOWN -> keys.isAwsManaged(Scopes.monitored(evidence), key);
        };
    }
}
