package impound.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A disk as it was at one instant. The bytes are fixed at the call; only the state is late, and may be bad news. */
public final class Snapshot extends TaggedResource {
    /**
     * @param key ARN of the KMS key, null for a snapshot that is not encrypted
     * @param dataKey names the key that the blocks are under; copies share it until one is re-encrypted
     */
    record Contents(
            String volumeId,
            int gibibytes,
            String description,
            String key,
            String dataKey,
            DiskImage image,
            List<String> productCodes) {}

    /** @param failure why it ends in error at that time instead of being completed; null if it does not */
    record Outlook(Instant ends, String failure) {}

    private final Contents contents;
    private final Map<String, Instant> sharedWith = new TreeMap<>();
    private Outlook outlook;
    private SnapshotLock lock;

    Snapshot(Origin origin, Contents contents, Outlook outlook, Map<String, String> tags) {
        super(origin, tags);
        this.contents = contents;
        this.outlook = outlook;
    }

    @Override
    public boolean gone(Instant now) {
        return false;
    }

    public SnapshotState state(Instant now) {
        if (outlook.ends().isAfter(now)) {
            return SnapshotState.pending;
        }
        return outlook.failure() == null ? SnapshotState.completed : SnapshotState.error;
    }

    String progress(Instant now) {
        if (!outlook.ends().isAfter(now)) {
            return outlook.failure() == null ? "100%" : "0%";
        }
        var whole = Duration.between(origin().created(), outlook.ends()).toMillis();
        var part = Duration.between(origin().created(), now).toMillis();
        return Math.min(99, Math.max(0, part * 100 / Math.max(1, whole))) + "%";
    }

    /** Empty unless it has failed. */
    public Optional<String> failure(Instant now) {
        return state(now) == SnapshotState.error ? Optional.of(outlook.failure()) : Optional.empty();
    }

    /** When it is completed, or found to have failed. */
    Instant ends() {
        return outlook.ends();
    }

    void fail(Instant at, String why) {
        outlook = new Outlook(at, why);
    }

    Contents contents() {
        return contents;
    }

    boolean encrypted() {
        return contents.key() != null;
    }

    /** Empty for a snapshot that is not encrypted. */
    public Optional<String> keyArn() {
        return Optional.ofNullable(contents.key());
    }

    /** Of what it was taken; copies say {@code vol-ffffffff}. */
    public String volumeId() {
        return contents.volumeId();
    }

    /** What the snapshot has of the disk, for tests to compare with the disk. */
    public DiskImage image() {
        return contents.image();
    }

    /** The accounts that may make volumes and copies of it, beside its owner. */
    public Set<String> sharedWith() {
        return Set.copyOf(sharedWith.keySet());
    }

    /** @param seen when the account gets to know of it: EC2 is eventually consistent here too */
    void shareWith(String account, Instant seen) {
        sharedWith.putIfAbsent(account, seen);
    }

    void withdrawFrom(String account) {
        sharedWith.remove(account);
    }

    /** Whether this account may make volumes and copies of it. */
    boolean visibleTo(String account, Instant now) {
        return ownedBy(account)
                || !sharedWith.getOrDefault(account, Instant.MAX).isAfter(now);
    }

    public Optional<SnapshotLock> lock() {
        return Optional.ofNullable(lock);
    }

    void lock(SnapshotLock as) {
        lock = as;
    }

    void unlock() {
        lock = null;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "snapshot-id" -> List.of(id());
            case "status" -> List.of(state(now).name());
            case "volume-id" -> List.of(contents.volumeId());
            case "volume-size" -> List.of(String.valueOf(contents.gibibytes()));
            case "owner-id" -> List.of(origin().account());
            case "description" -> List.of(contents.description());
            case "encrypted" -> List.of(String.valueOf(encrypted()));
            case "progress" -> List.of(progress(now));
            case "start-time" -> List.of(origin().created().toString());
            case "storage-tier" -> List.of("standard");
            case "lock-state" -> lock().map(held -> held.state(now)).stream().toList();
            default -> null;
        };
    }
}
