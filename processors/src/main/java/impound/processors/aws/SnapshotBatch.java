package impound.processors.aws;

import impound.processors.failure.HeldBack;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of one account and region that somebody waits for. Whoever looks at one makes EC2 tell of the others too, so that
 * they need not ask. Many threads may look at once: the first asks, and the rest have its answer.
 */
final class SnapshotBatch {
    /** EC2 takes no more values of a filter (API reference, Filter). */
    static final int MOST_IDS = 200;

    /** So few each ask for themselves: what EC2 says is never old then, and they ask no more than they would alone. */
    private static final int FEW = 4;

    /**
     * More than a few take an answer that is this old for each that waits. With 1,000 waiting that is 20 s, by five calls; a look comes
     * every 5 s at first, and every 2 min in the end.
     */
    private static final Duration AGE_EACH = Duration.ofMillis(20);

    private static final Duration OLDEST = Duration.ofSeconds(20);

    /** Twice the longest time between two looks, and a bit: nobody waits for it any more. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** What is beyond is asked for again when somebody looks, so that memory is bounded and nothing lost. */
    private static final int MOST_WANTED = 10_000;

    private final Clock clock;

    /** When each was looked at last, the oldest look first. */
    private final Map<SnapshotId, Instant> wanted = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<SnapshotId, Answer> answers = new HashMap<>();
    private Instant asked = Instant.EPOCH;

    SnapshotBatch(Clock clock) {
        this.clock = clock;
    }

    /** @param asOf when EC2 was asked, which is before it answered */
    private record Answer(Instant asOf, Snapshot snapshot) {}

    /** How EC2 is asked. */
    interface Describe {
        Optional<Snapshot> one(SnapshotId id);

        /** @param ids no more than {@link #MOST_IDS} */
        List<Snapshot> all(List<SnapshotId> ids);
    }

    /**
     * What EC2 says of this snapshot. That it is in error or not there is only believed where EC2 was asked for it alone: a person's
     * evidence depends on it.
     *
     * @throws HeldBack where many wait and the next call will tell of this new one too
     */
    Optional<Snapshot> look(SnapshotId id, Describe describe) {
        var together = together(id, clock.instant(), describe);
        var found = together.isPresent() ? together : describe.one(id);
        if (found.filter(SnapshotBatch::isFinal).isPresent()) {
            drop(id);
        }
        return found;
    }

    private synchronized Optional<Snapshot> together(SnapshotId id, Instant arrived, Describe describe) {
        var isNew = wanted.put(id, arrived) == null;
        forget(arrived);
        if (wanted.size() <= FEW && !isFinal(id)) {
            return Optional.empty();
        }
        if (!isFresh(id, arrived)) {
            if (isNew) {
                holdBack(id, arrived);
            }
            ask(id, describe);
        }
        return Optional.ofNullable(answers.get(id))
                .map(Answer::snapshot)
                .filter(snapshot -> snapshot.state() != State.ERROR);
    }

    /** Somebody will wait for this one; whatever was said of it until now counts no more. */
    synchronized void expect(SnapshotId id) {
        wanted.putIfAbsent(id, clock.instant());
        answers.remove(id);
    }

    /** Nobody waits for it here any more, or can see it. */
    synchronized void drop(SnapshotId id) {
        wanted.remove(id);
        answers.remove(id);
    }

    private boolean isFresh(SnapshotId id, Instant arrived) {
        return answers.containsKey(id) && (isFinal(id) || !asOf(id).isBefore(arrived.minus(age())));
    }

    /** After a restart, or in a second process, all are new at once: each of them alone would be a call. */
    private void holdBack(SnapshotId id, Instant arrived) {
        if (asked.plus(age()).isAfter(arrived)) {
            throw new HeldBack("snapshot %s is asked for with the others that wait".formatted(id));
        }
    }

    private void ask(SnapshotId id, Describe describe) {
        var others = wanted.keySet().stream()
                .filter(other -> !other.equals(id) && !isFinal(other))
                .sorted(Comparator.comparing(this::asOf));
        var ids = Stream.concat(Stream.of(id), others).limit(MOST_IDS).toList();
        asked = clock.instant();
        var found = describe.all(ids);
        answers.keySet().removeAll(ids);
        found.forEach(snapshot -> answers.put(snapshot.id(), new Answer(asked, snapshot)));
        answers.keySet().retainAll(wanted.keySet());
    }

    private void forget(Instant now) {
        var oldest = wanted.entrySet().iterator();
        while (oldest.hasNext()) {
            var look = oldest.next();
            if (wanted.size() <= MOST_WANTED && look.getValue().plus(FORGOTTEN).isAfter(now)) {
                return;
            }
            answers.remove(look.getKey());
            oldest.remove();
        }
    }

    private Duration age() {
        var age = AGE_EACH.multipliedBy(wanted.size());
        return age.compareTo(OLDEST) < 0 ? age : OLDEST;
    }

    /** What is complete or in error stays so; it is told once to whoever waits. */
    private boolean isFinal(SnapshotId id) {
        return answers.containsKey(id) && isFinal(answers.get(id).snapshot());
    }

    private static boolean isFinal(Snapshot snapshot) {
        return snapshot.state() != State.PENDING;
    }

    private Instant asOf(SnapshotId id) {
        return answers.containsKey(id) ? answers.get(id).asOf() : Instant.EPOCH;
    }
}
