package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Target;
import impound.processors.failure.HeldBack;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.AccountId;
import impound.processors.notice.LimitNotice;
import impound.processors.notice.TellPeople;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a flood of findings, right or wrong, from taking a whole fleet at once: beyond so many instances of an account within an
 * hour, whatever a product reports waits in its queue. One count for all coordinators that share the first region.
 */
public final class HourlyLimit {
    private static final Duration HOUR = Duration.ofHours(1);

    /** So many events are told from their own next delivery: more than are taken at a time, and than the usual limit takes in an hour. */
    private static final int REMEMBERED = 200;

    /** Characters of an event's hash: the record is read and written for each one that is taken. */
    private static final int TELLING = 12;

    private final WorkRecords records;
    private final Incidents incidents;
    private final ClaimFinding claims;
    private final TellPeople people;
    private final Settings settings;
    private final Clock clock;

    public HourlyLimit(
            WorkRecords records,
            Incidents incidents,
            ClaimFinding claims,
            TellPeople people,
            Settings settings,
            Clock clock) {
        this.records = records;
        this.incidents = incidents;
        this.claims = claims;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The event, once its instances are counted: those whose incident is open already were counted then, and an event that comes
     * again counts once. An event that names more of them than the limit is taken when nothing else was.
     *
     * @throws HeldBack where an account has no room left; people are told, once an hour
     */
    public Accepted unlessReached(Accepted event) {
        var unopened = event.findings().stream().filter(this::isNew).toList();
        try {
            unopened.stream()
                    .flatMap(finding -> finding.targets().stream())
                    .collect(Collectors.groupingBy(Target::account, TreeMap::new, Collectors.summingInt(target -> 1)))
                    .forEach((account, instances) -> count(account, instances, event));
        } catch (HeldBack e) {
            unopened.forEach(claims::giveBack);
            throw e;
        }
        return event;
    }

    private boolean isNew(Finding finding) {
        return incidents.find(finding.region(), finding.incident()).isEmpty();
    }

    private void count(AccountId account, int instances, Accepted event) {
        var key = WorkKeys.hour(account);
        var name = event.sha256().substring(0, TELLING);
        while (true) {
            var now = clock.instant();
            var there = records.read(settings.home(), key);
            var hour = there.map(record -> Wire.read(record.bytes(), Hour.class))
                    .orElseGet(Hour::nothing)
                    .since(now.minus(HOUR));
            if (hour.events().contains(name)) {
                return;
            }
            if (event.sender() == Sender.PRODUCT && isReached(hour.sum(), instances)) {
                throw held(account, hour.sum(), now);
            }
            // refused, another process was faster: the next look tells whether there is still room
            if (isWritten(key, there, hour.and(instances, name, now))) {
                return;
            }
        }
    }

    private boolean isReached(int taken, int more) {
        return taken > 0 && taken + more > settings.intake().instancesPerHour();
    }

    private HeldBack held(AccountId account, int taken, Instant now) {
        people.tell(LimitNotice.of(settings.home(), account, settings.intake().instancesPerHour(), now));
        return new HeldBack("%d instances of account %s were taken within an hour".formatted(taken, account));
    }

    private boolean isWritten(String key, Optional<Versioned> there, Hour counted) {
        var record = Wire.document(counted);
        return there.map(old -> records.replace(settings.home(), key, old, record))
                .orElseGet(() -> records.create(settings.home(), key, record));
    }

    /**
     * How many instances of an account were taken in each minute, so that it stays small for ten thousand as well.
     *
     * @param events the last ones that were counted, by the beginning of their SHA-256
     */
    record Hour(Map<Instant, Integer> minutes, List<String> events) {
        static Hour nothing() {
            return new Hour(Map.of(), List.of());
        }

        Hour since(Instant start) {
            var recent = new TreeMap<>(minutes);
            recent.keySet().removeIf(minute -> minute.isBefore(start));
            return recent.isEmpty() ? nothing() : new Hour(recent, events);
        }

        int sum() {
            return minutes.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Counted at the minute's end, so that it is not forgotten before an hour is over. */
        Hour and(int instances, String event, Instant now) {
            var more = new TreeMap<>(minutes);
            more.merge(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES), instances, Integer::sum);
            var all = Stream.concat(events.stream(), Stream.of(event)).toList();
            return new Hour(more, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
        }
    }
}
