package impound.processors.custody;

import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stored hops as this process has last seen them. A stored hop never falls: what is known here to be there is there, and only what is
 * not has to be looked up. Used by many threads at once.
 */
final class KnownHops {
    private final Map<Line, Integer> numbers = new Latest<>();
    private final Map<Line, Versioned> records = new Latest<>();

    private record Line(Region region, String subject) {}

    /** Whether this hop, or a later one, is stored for sure. */
    synchronized boolean isThere(Region region, String subject, int hop) {
        return numbers.getOrDefault(new Line(region, subject), 0) >= hop;
    }

    /** The record that was read last, if we have not changed it since. */
    synchronized Optional<Versioned> record(Region region, String subject) {
        return Optional.ofNullable(records.get(new Line(region, subject)));
    }

    synchronized void read(Region region, String subject, int number, Versioned record) {
        numbers.merge(new Line(region, subject), number, Math::max);
        records.put(new Line(region, subject), record);
    }

    synchronized void raised(Region region, String subject, int number) {
        numbers.merge(new Line(region, subject), number, Math::max);
        records.remove(new Line(region, subject));
    }

    /** Forgets what nobody asked for in the longest time: it is read again. */
    private static final class Latest<V> extends LinkedHashMap<Line, V> {
        private static final long serialVersionUID = 1;

        /** More volumes than a process has in flight at once. */
        private static final int MOST = 10_000;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, V> eldest) {
            return size() > MOST;
        }
    }
}
