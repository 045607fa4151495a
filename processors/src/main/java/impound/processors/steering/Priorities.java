package impound.processors.steering;

import impound.processors.custody.WorkKeys;
import impound.processors.gateway.Scope;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Which incidents a person wants before all others. The work bucket is asked only by what finds that there is not enough for all, of all
 * incidents of a region in one call, and not again for a moment: so the order costs nothing where it would change nothing.
 */
public final class Priorities {
    private static final Logger LOG = LoggerFactory.getLogger(Priorities.class);

    /** Who gives the order waits no longer for its effect, and S3 is asked no more often, however many calls are held back. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private final WorkRecords records;
    private final Clock clock;
    private final Map<Region, Known> known = new ConcurrentHashMap<>();

    public Priorities(WorkRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    private record Known(Set<String> keys, Instant at) {
        private static final Known NOTHING = new Known(Set.of(), Instant.EPOCH);
    }

    /** Whether what is done for this incident goes before others. */
    public boolean isFirst(Scope scope) {
        return known.compute(
                        scope.region(), (region, before) -> recent(region, before == null ? Known.NOTHING : before))
                .keys()
                .contains(WorkKeys.priority(scope.incident()));
    }

    private Known recent(Region region, Known before) {
        var now = clock.instant();
        return before.at().plus(KNOWN_FOR).isAfter(now) ? before : new Known(keys(region, before), now);
    }

    /** An order that can't be read holds up nobody: what was known goes on to hold. */
    private Set<String> keys(Region region, Known before) {
        try {
            return Set.copyOf(records.keys(region, WorkKeys.CONTROL));
        } catch (SdkException e) {
            LOG.atWarn().addKeyValue("region", region).setCause(e).log("nobody can say which incident goes first");
            return before.keys();
        }
    }
}
