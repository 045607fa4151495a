package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a bucket holds, newest version first; each change of it is one step that nobody can come between. */
final class Bucket {
    private final String name;
    private final String account;
    private final String region;
    private final NavigableMap<String, LinkedList<Version>> objects = new TreeMap<>(KeyOrder.UTF_8_BYTES);
    private final NavigableMap<String, Upload> uploads = new ConcurrentSkipListMap<>();
    private final Instant created;
    private final Consumer<Part> trash;
    private volatile BucketRules rules;
    private long deletions;

    Bucket(String name, String account, String region, BucketRules rules, Instant created, Consumer<Part> trash) {
        this.name = name;
        this.account = account;
        this.region = region;
        this.rules = rules;
        this.created = created;
        this.trash = trash;
    }

    Instant created() {
        return created;
    }

    String name() {
        return name;
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }

    BucketRules rules() {
        return rules;
    }

    void rules(BucketRules changed) {
        rules = changed;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    Upload upload(String id, String key) {
        var upload = id == null ? null : uploads.get(id);
        if (upload == null || !upload.key().equals(key)) {
            throw new AwsError("NoSuchUpload", "The specified upload does not exist.", 404);
        }
        return upload;
    }

    /** What a writer remembers when it begins: a delete in between makes a conditional write a conflict. */
    synchronized long deletions() {
        return deletions;
    }

    synchronized void commit(Version made, Condition condition, long deletionsSeen) {
        condition.check(current(made.key()));
        if (condition.isGiven() && deletions != deletionsSeen) {
            throw new AwsError(
                    "ConditionalRequestConflict", "A conflicting operation occurred during this request", 409);
        }
        add(made);
    }

    private void add(Version made) {
        var history = objects.computeIfAbsent(made.key(), key -> new LinkedList<>());
        if (!rules.versioned()) {
            history.stream().filter(version -> !version.isDeleteMarker()).forEach(this::discard);
            history.clear();
        }
        history.addFirst(made);
    }

    synchronized void mark(Version marker) {
        deletions++;
        if (rules.versioned()) {
            add(marker);
        } else {
            objects.getOrDefault(marker.key(), new LinkedList<>()).forEach(this::discard);
            objects.remove(marker.key());
        }
    }

    synchronized void remove(Version version) {
        deletions++;
        var history = objects.get(version.key());
        history.removeIf(one -> one.id().equals(version.id()));
        if (history.isEmpty()) {
            objects.remove(version.key());
        }
        discard(version);
    }

    synchronized Version current(String key) {
        var history = objects.get(key);
        return history == null ? null : history.getFirst();
    }

    /** A version by its id, or the current one if the id is null; null if there is none. */
    synchronized Version find(String key, String id) {
        if (id == null) {
            return current(key);
        }
        return objects.getOrDefault(key, new LinkedList<>()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    synchronized void change(Version version, UnaryOperator<Version> change) {
        objects.get(version.key()).replaceAll(one -> one.id().equals(version.id()) ? change.apply(one) : one);
    }

    /** All versions of the keys with this prefix, by key, newest first. */
    synchronized List<List<Version>> histories(String prefix) {
        var found = new ArrayList<List<Version>>();
        for (var entry : objects.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.add(List.copyOf(entry.getValue()));
        }
        return found;
    }

    private void discard(Version version) {
        if (!version.isDeleteMarker()) {
            version.content().parts().forEach(trash);
        }
    }
}
