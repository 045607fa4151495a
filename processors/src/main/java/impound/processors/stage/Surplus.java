package impound.processors.stage;

import impound.processors.evidence.Chained;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Collectors.Collector;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What attempts have made beside what the chain names. Two deliveries of a message that run at once, or the second so soon
 * that EC2 does not show yet what the first has made, may find room at different types or zones: then their tokens differ,
 * and each makes one, of which only one gets a link. Neither can know; by the time of the removal EC2 shows both.
 */
final class Surplus {
    private static final Set<String> GONE = Set.of("shutting-down", "terminated", "deleting", "deleted");

    private final Gateways aws;
    private final Settings settings;

    Surplus(Gateways aws, Settings settings) {
        this.aws = aws;
        this.settings = settings;
    }

    /** A collector beside this one, of its attempt or of one before: a later attempt's may be on its way to its link. */
    Optional<InstanceId> collector(Evidence evidence, Link.CollectorLaunched named) {
        return bearing(evidence, named, StageName.LAUNCH, aws.collectors()::tagged)
                .filter(there -> isSurplus(evidence, there.id().value(), there.state()))
                .map(Collector::id)
                .findFirst();
    }

    /** A restored volume beside this one, of its attempt or of one before. */
    Optional<VolumeId> volume(Evidence evidence, Link.VolumeCreated named) {
        return bearing(evidence, named, StageName.RESTORE, aws.volumes()::tagged)
                .filter(there -> isSurplus(evidence, there.id().value(), there.state()))
                .map(Volume::id)
                .findFirst();
    }

    private <T> Stream<T> bearing(
            Evidence evidence, Link named, StageName stage, BiFunction<Scope, Tags, List<T>> tagged) {
        var scope = Scopes.security(evidence, settings);
        var tags = Tags.of(evidence, stage);
        return IntStream.rangeClosed(1, attempt(evidence, named))
                .mapToObj(attempt -> tagged.apply(scope, tags.ofAttempt(attempt)))
                .flatMap(List::stream);
    }

    private static int attempt(Evidence evidence, Link named) {
        return evidence.chain().links().stream()
                .filter(chained -> chained.link().equals(named))
                .mapToInt(Chained::attempt)
                .max()
                .orElseThrow();
    }

    private static boolean isSurplus(Evidence evidence, String id, String state) {
        return !GONE.contains(state)
                && evidence.chain().facts().map(Surplus::id).noneMatch(id::equals);
    }

    private static String id(Link fact) {
        if (fact instanceof Link.CollectorLaunched launched) {
            return launched.collector().value();
        }
        if (fact instanceof Link.CollectorTerminated gone) {
            return gone.collector().value();
        }
        return fact instanceof Link.VolumeCreated created ? created.volume().value() : Attempts.settled(fact);
    }
}
