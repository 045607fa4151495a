package impound.processors.fakes;

import impound.collector.record.PartChecksum;
import impound.collector.record.S3Checksum;
import impound.processors.gateway.Documents;
import impound.processors.gateway.StoredObjects;
import impound.processors.id.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The evidence bucket: keys are written once, another writer may come first, and answers get lost. */
public final class EvidenceBucket implements Documents, StoredObjects {
    private final TreeMap<String, List<Kept>> objects = new TreeMap<>();
    private final List<String> uploads = new ArrayList<>();
    private boolean mayAbort = true;
    private Runnable rival = () -> {};
    private Predicate<String> crash = key -> false;
    private boolean answerLost;
    private boolean isOut;
    private int written;

    /** What S3 keeps of a version; an image has a size and no bytes here. */
    private record Kept(byte[] bytes, Stored stored) {}

    /** Somebody else writes between our look and our write, once. */
    public void rivalWritesFirst(Runnable write) {
        rival = write;
    }

    /** The next write succeeds, and its answer is lost: the SDK asks again and is told 412. */
    public void loseNextAnswer() {
        answerLost = true;
    }

    /** The process dies before it writes such a key. */
    public void crashBefore(Predicate<String> key) {
        crash = key;
    }

    /** S3 is out of order: a class that claims to do without it must not notice. */
    public void refuseEverything() {
        crash = key -> true;
        isOut = true;
    }

    /** How many documents were written, by anybody. */
    public synchronized int written() {
        return written;
    }

    /** Whether an object comes to lie under this key, be it by another thread; five seconds are given. */
    public synchronized boolean comesToHave(String key) throws InterruptedException {
        var end = System.nanoTime() + 5_000_000_000L;
        while (!keys().contains(key) && System.nanoTime() < end) {
            wait(100);
        }
        return keys().contains(key);
    }

    /** All keys that have an object. */
    public synchronized List<String> keys() {
        return objects.keySet().stream()
                .map(place -> place.substring(place.indexOf(':') + 1))
                .toList();
    }

    /** A version under this key, whatever lies there. */
    public void put(Region region, String key, byte[] bytes) {
        putObject(region, key, bytes, bytes.length, PartChecksum.SHA256.whole(""));
    }

    /** A large object, of which only S3's own words matter. */
    public synchronized void putObject(Region region, String key, byte[] bytes, long size, S3Checksum checksum) {
        var versions = objects.computeIfAbsent(place(region, key), none -> new ArrayList<>());
        versions.add(new Kept(bytes, new Stored(key, "v" + (versions.size() + 1), size, checksum)));
        written++;
        notifyAll();
    }

    @Override
    public boolean writeOnce(Region region, String key, byte[] document) {
        var before = rival;
        rival = () -> {};
        before.run();
        return written(region, key, document);
    }

    private synchronized boolean written(Region region, String key, byte[] document) {
        if (crash.test(key)) {
            throw new Crash("before " + key);
        }
        if (objects.containsKey(place(region, key))) {
            return false;
        }
        put(region, key, document.clone());
        var echo = answerLost;
        answerLost = false;
        return !echo;
    }

    @Override
    public synchronized Optional<byte[]> read(Region region, String key) {
        if (isOut) {
            throw new Crash("read of " + key);
        }
        return last(region, key).map(kept -> kept.bytes().clone());
    }

    @Override
    public synchronized Optional<Stored> head(Region region, String key) {
        return last(region, key).map(Kept::stored);
    }

    @Override
    public synchronized List<Version> versions(Region region, String prefix) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(place(region, prefix)))
                .flatMap(entry -> entry.getValue().stream())
                .map(kept -> version(region, kept))
                .toList();
    }

    /** An upload to this key that was begun and not completed. */
    public synchronized void begin(Region region, String key) {
        uploads.add(place(region, key));
    }

    /** The keys of uploads that were begun, and neither completed nor given up. */
    public synchronized List<String> uploads() {
        return uploads.stream()
                .map(place -> place.substring(place.indexOf(':') + 1))
                .toList();
    }

    /** From now on nobody may give up an upload. */
    public synchronized void refuseToAbort() {
        mayAbort = false;
    }

    @Override
    public synchronized void abortUploads(Region region, String key) {
        if (!mayAbort) {
            throw S3Exception.builder().statusCode(403).message("no right").build();
        }
        uploads.removeIf(place(region, key)::equals);
    }

    private Version version(Region region, Kept kept) {
        var stored = kept.stored();
        var isLatest = last(region, stored.key()).filter(kept::equals).isPresent();
        return new Version(stored.key(), stored.versionId(), stored.size(), isLatest, false);
    }

    private Optional<Kept> last(Region region, String key) {
        var versions = objects.getOrDefault(place(region, key), List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static String place(Region region, String key) {
        return region + ":" + key;
    }
}
