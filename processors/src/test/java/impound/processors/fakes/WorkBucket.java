package impound.processors.fakes;

import impound.processors.gateway.WorkRecords;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The work bucket: each write bears a condition, and another process may have changed the record since. */
public final class WorkBucket implements WorkRecords {
    private final TreeMap<String, Versioned> records = new TreeMap<>();
    private Runnable rival = () -> {};
    private int version;
    private Predicate<String> unreachable = key -> false;

    /** From now on S3 does not answer for such keys. */
    public void beUnreachableFor(Predicate<String> key) {
        unreachable = key;
    }

    /** Somebody else writes between our look and our write, once. */
    public void rivalWritesFirst(Runnable write) {
        rival = write;
    }

    /** The record under this key as text, or empty. */
    public String text(Region region, String key) {
        return read(region, key)
                .map(record -> new String(record.bytes(), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** A record, whatever lies there. */
    public synchronized void put(Region region, String key, byte[] record) {
        records.put(region + ":" + key, new Versioned(record.clone(), "\"" + ++version + "\""));
    }

    @Override
    public synchronized Optional<Versioned> read(Region region, String key) {
        checkReachable(key);
        return Optional.ofNullable(records.get(region + ":" + key));
    }

    @Override
    public boolean create(Region region, String key, byte[] record) {
        checkReachable(key);
        rivalFirst();
        return putIf(region, key, Optional.empty(), record);
    }

    @Override
    public boolean replace(Region region, String key, Versioned old, byte[] record) {
        rivalFirst();
        return putIf(region, key, Optional.of(old.etag()), record);
    }

    @Override
    public synchronized List<String> keys(Region region, String prefix) {
        checkReachable(prefix);
        var start = region + ":";
        return records.tailMap(start + prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(start + prefix))
                .map(key -> key.substring(start.length()))
                .toList();
    }

    @Override
    public synchronized void remove(Region region, String key) {
        records.remove(region + ":" + key);
    }

    private synchronized boolean putIf(Region region, String key, Optional<String> etag, byte[] record) {
        var holds = read(region, key).map(Versioned::etag).equals(etag);
        if (holds) {
            put(region, key, record);
        }
        return holds;
    }

    private void checkReachable(String key) {
        if (unreachable.test(key)) {
            throw SdkClientException.create("connect timed out");
        }
    }

    private void rivalFirst() {
        var before = rival;
        rival = () -> {};
        before.run();
    }
}
