package impound.sandbox.sqs;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the last hundred thousand things of a kind, so that a long drill does not fill the heap with receipts. */
final class Recent<V> {
    private static final int MOST = 100_000;

    private final Map<String, V> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(String key, V value) {
        kept.put(key, value);
    }

    synchronized V get(String key) {
        return kept.get(key);
    }
}
