package impound.processors.fakes;

import impound.processors.evidence.Act;
import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** EC2's snapshots: nobody sees another's unless it is shared, what is made shows late, and each call makes more. */
public final class FakeSnapshots implements Snapshots {
    private final Clock clock;
    private final Map<SnapshotId, Kept> kept = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private List<SourceVolume> volumes = List.of();
    private Duration delay = Duration.ZERO;
    private final Refusals refusals = new Refusals();
    private Runnable duringShare = () -> {};
    private Optional<String> setFailure = Optional.empty();
    private Runnable duringSet = () -> {};
    private boolean answerLost;
    private String unsharedKey = "none";
    private int made;

    private record Kept(Snapshot snapshot, Tags tags, TreeSet<AccountId> readers, Instant shows, Optional<Lock> lock) {}

    FakeSnapshots(Clock clock) {
        this.clock = clock;
    }

    /** What the instance has attached from now on. */
    public void attached(SourceVolume... attached) {
        volumes = List.of(attached);
    }

    /** What is made from now on shows up in look-ups after this time. */
    public void showsAfter(Duration time) {
        delay = time;
    }

    /** The next call that makes something makes it, and nobody learns of it. */
    public void loseNextAnswer() {
        answerLost = true;
    }

    /** From now on sharing is refused, as is taking it back. */
    public void refuseToShare(RuntimeException answer) {
        refusals.refuse("share", answer);
    }

    /** Snapshots under this key can't be shared: it is the one that AWS keeps for the account. */
    public void neverShare(KeyArn key) {
        unsharedKey = key.value();
    }

    /** From now on locking is refused. */
    public void refuseToLock(RuntimeException answer) {
        refusals.refuse("lock", answer);
    }

    /** The next set is accepted, and all its members are in error at once. */
    public void failNextSet(String message) {
        setFailure = Optional.of(message);
    }

    /** From now on deleting is refused. */
    public void refuseToDelete(RuntimeException answer) {
        refusals.refuse("delete", answer);
    }

    /** From now on the set of an instance is refused. */
    public void refuseSets(RuntimeException answer) {
        refusals.refuse("set", answer);
    }

    /** From now on a snapshot of this volume alone is refused. */
    public void refuse(VolumeId volume, RuntimeException answer) {
        refusals.refuse(volume.value(), answer);
    }

    /** A snapshot of this volume alone is to be had again. */
    public void grant(VolumeId volume) {
        refusals.grant(volume.value());
    }

    /** This happens during the next share, once. */
    public void duringShare(Runnable other) {
        duringShare = other;
    }

    /** This happens during the next set, once. */
    public void duringSet(Runnable other) {
        duringSet = other;
    }

    /** Somebody deletes it. */
    public void delete(SnapshotId id) {
        kept.remove(id);
    }

    public void put(Snapshot snapshot, Tags tags) {
        kept.put(
                snapshot.id(),
                new Kept(snapshot, tags, new TreeSet<>(), clock.instant().plus(delay), Optional.empty()));
    }

    public void becomes(SnapshotId id, State state, String message) {
        var old = kept.get(id);
        var was = old.snapshot();
        var now = new Snapshot(
                id,
                was.owner(),
                was.volume(),
                was.gib(),
                state,
                message,
                was.startTime(),
                was.description(),
                was.encryptionKey());
        kept.put(id, new Kept(now, old.tags(), old.readers(), old.shows(), old.lock()));
    }

    /** The changing calls, each as its operation and what it was about. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public Map<SnapshotId, Lock> locks() {
        return kept.values().stream()
                .filter(one -> one.lock().isPresent())
                .collect(Collectors.toMap(
                        one -> one.snapshot().id(), one -> one.lock().get()));
    }

    /** Those that nobody has deleted. */
    public List<SnapshotId> ids() {
        return List.copyOf(kept.keySet());
    }

    public List<AccountId> readers(SnapshotId id) {
        return List.copyOf(kept.get(id).readers());
    }

    @Override
    public Optional<Snapshot> look(Scope scope, SnapshotId snapshot) {
        return find(scope, snapshot);
    }

    @Override
    public Optional<Snapshot> find(Scope scope, SnapshotId snapshot) {
        return Optional.ofNullable(kept.get(snapshot))
                .filter(one -> one.snapshot().owner().equals(scope.account())
                        || one.readers().contains(scope.account()))
                .filter(this::shows)
                .map(Kept::snapshot);
    }

    @Override
    public List<Snapshot> tagged(Scope scope, Tags tags) {
        return kept.values().stream()
                .filter(this::shows)
                .filter(one ->
                        one.tags().values().entrySet().containsAll(tags.values().entrySet()))
                .map(Kept::snapshot)
                .toList();
    }

    @Override
    public Made<List<Snapshot>> takeAll(
            Scope scope, InstanceId instance, Collection<VolumeId> without, String description, Tags tags) {
        calls.add("takeAll " + instance + (without.isEmpty() ? "" : " without " + without));
        var other = duringSet;
        duringSet = () -> {};
        other.run();
        refusals.check("set");
        var set = volumes.stream()
                .filter(volume -> !without.contains(volume.id()))
                .map(volume -> snapshot(scope, volume, description))
                .toList();
        set.forEach(one -> put(one, tags));
        setFailure.ifPresent(why -> set.forEach(one -> becomes(one.id(), State.ERROR, why)));
        setFailure = Optional.empty();
        return answered(set);
    }

    @Override
    public Made<Snapshot> take(Scope scope, VolumeId volume, String description, Tags tags) {
        calls.add("take " + volume);
        refusals.check(volume.value());
        var of = volumes.stream().filter(one -> one.id().equals(volume)).findFirst();
        var snapshot = snapshot(scope, of.orElseThrow(), description);
        put(snapshot, tags);
        return answered(snapshot);
    }

    @Override
    public Made<SnapshotId> copy(Scope scope, SnapshotId source, KeyArn key, String description, Tags tags) {
        calls.add("copy " + source);
        var copy = snapshot(scope, "vol-ffffffff", kept.get(source).snapshot().gib(), description, key.value());
        put(copy, tags);
        return answered(copy.id());
    }

    @Override
    public Optional<Made<Lock>> lock(Scope scope, SnapshotId snapshot, String mode, int days) {
        refusals.check("lock");
        calls.add("lock " + snapshot);
        var old = kept.get(snapshot);
        if (old.snapshot().state() == State.ERROR) {
            return Optional.empty();
        }
        var lock = old.lock().orElse(new Lock(mode, clock.instant().plus(Duration.ofDays(days))));
        kept.put(snapshot, new Kept(old.snapshot(), old.tags(), old.readers(), old.shows(), Optional.of(lock)));
        return Optional.of(answered(lock));
    }

    @Override
    public Optional<Act> share(Scope scope, SnapshotId snapshot, AccountId with) {
        var other = duringShare;
        duringShare = () -> {};
        other.run();
        refusals.check("share");
        calls.add("share " + snapshot);
        if (kept.get(snapshot).snapshot().encryptionKey().equals(unsharedKey)) {
            return Optional.empty();
        }
        kept.get(snapshot).readers().add(with);
        return Optional.of(Life.ACT);
    }

    @Override
    public Act withdraw(Scope scope, SnapshotId snapshot, AccountId from) {
        refusals.check("share");
        calls.add("withdraw " + snapshot);
        kept.get(snapshot).readers().remove(from);
        return Life.ACT;
    }

    @Override
    public Act delete(Scope scope, SnapshotId snapshot) {
        refusals.check("delete");
        calls.add("delete " + snapshot + " in " + scope.account());
        kept.remove(snapshot);
        return Life.ACT;
    }

    private boolean shows(Kept one) {
        return !one.shows().isAfter(clock.instant());
    }

    private <T> Made<T> answered(T value) {
        var lost = answerLost;
        answerLost = false;
        if (lost) {
            throw new Crash("after the call");
        }
        return new Made<>(value, Life.ACT);
    }

    private Snapshot snapshot(Scope scope, SourceVolume volume, String description) {
        return snapshot(scope, volume.id().value(), volume.gib(), description, volume.encryptionKey());
    }

    private Snapshot snapshot(Scope scope, String volume, int gib, String description, String key) {
        var id = new SnapshotId("snap-%017x".formatted(++made));
        return new Snapshot(id, scope.account(), volume, gib, State.PENDING, "", clock.instant(), description, key);
    }
}
