package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.util.Map;

/** Locks snapshots against deletion, and lifts what can be lifted. */
final class SnapshotLocks implements Family {
    private static final int LONGEST_DAYS = 36_500;

    private final Cloud cloud;

    SnapshotLocks(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "LockSnapshot", this::lock,
                "UnlockSnapshot", this::unlock,
                "DescribeLockedSnapshots", this::describe);
    }

    private void lock(Request request, Xml answer) {
        var snapshot = cloud.ownSnapshot(request, request.subject("SnapshotId"));
        if (snapshot.state(request.now()) == SnapshotState.error) {
            throw Refusal.of("IncorrectState", "The snapshot '%s' is in the error state.", snapshot.id());
        }
        var lock = wanted(request.parameters(), snapshot, request.now());
        snapshot.lock().ifPresent(held -> admitChange(held, lock, request.now()));
        snapshot.lock(lock);
        write(answer, snapshot, lock, request.now());
    }

    private static SnapshotLock wanted(Parameters parameters, Snapshot snapshot, Instant now) {
        var mode = mode(parameters.required("LockMode"));
        int coolOff = parameters.number("CoolOffPeriod").orElse(0);
        if (coolOff < 0 || coolOff > 72 || (coolOff > 0 && mode == SnapshotLock.Mode.governance)) {
            throw Refusal.value(
                    "CoolOffPeriod", String.valueOf(coolOff), "It is 1 to 72 hours, in compliance mode only.");
        }
        var date = parameters.moment("ExpirationDate");
        var days = parameters.number("LockDuration");
        if (date.isPresent() == days.isPresent()) {
            throw Refusal.of("InvalidParameterCombination", "Specify either LockDuration or ExpirationDate.");
        }
        if (date.isPresent()) {
            return SnapshotLock.until(mode, now, snapshot.ends(), inFuture(date.get(), now), coolOff);
        }
        return SnapshotLock.forDays(mode, now, snapshot.ends(), admitDays(days.get()), coolOff);
    }

    private static SnapshotLock.Mode mode(String word) {
        try {
            return SnapshotLock.Mode.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw Refusal.value("LockMode", word, "It is governance or compliance.");
        }
    }

    private static int admitDays(int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.value("LockDuration", String.valueOf(days), "It is 1 to 36500 days.");
        }
        return days;
    }

    private static Instant inFuture(Instant date, Instant now) {
        if (!date.isAfter(now)) {
            throw Refusal.value("ExpirationDate", date.toString(), "It is not in the future.");
        }
        return date;
    }

    /** In compliance mode, once the cooling-off is over, a lock only ever grows longer. */
    private static void admitChange(SnapshotLock held, SnapshotLock wanted, Instant now) {
        if (held.irrevocable(now)
                && (wanted.mode() != SnapshotLock.Mode.compliance
                        || wanted.expires().isBefore(held.expires()))) {
            throw Refusal.of(
                    "OperationNotPermitted",
                    "The snapshot is locked in compliance mode: its lock can only be extended.");
        }
    }

    private void unlock(Request request, Xml answer) {
        var snapshot = cloud.ownSnapshot(request, request.subject("SnapshotId"));
        var held = snapshot.lock()
                .orElseThrow(
                        () -> Refusal.of("InvalidParameterValue", "The snapshot '%s' is not locked.", snapshot.id()));
        if (held.irrevocable(request.now())) {
            throw Refusal.of(
                    "OperationNotPermitted",
                    "The snapshot '%s' is locked in compliance mode and cannot be unlocked.",
                    snapshot.id());
        }
        snapshot.unlock();
        answer.add("snapshotId", snapshot.id());
    }

    private void describe(Request request, Xml answer) {
        var candidates = cloud.snapshots().visible(request.region(), request.now()).stream()
                .filter(one -> one.ownedBy(request.account()) && one.lock().isPresent())
                .toList();
        var page = Page.of(request, candidates, "SnapshotId", Refusal::noSnapshot);
        answer.inside(
                "snapshotSet",
                set -> set.each("item", page.items(), one -> {
                    answer.add("ownerId", one.origin().account());
                    write(answer, one, one.lock().orElseThrow(), request.now());
                }));
        answer.add("nextToken", page.nextToken());
    }

    private static void write(Xml answer, Snapshot snapshot, SnapshotLock lock, Instant now) {
        answer.add("snapshotId", snapshot.id())
                .add("lockState", lock.state(now))
                .add("lockDuration", lock.days())
                .add("lockCreatedOn", Ec2Xml.time(lock.created()))
                .add("lockDurationStartTime", Ec2Xml.time(lock.starts()))
                .add("lockExpiresOn", Ec2Xml.time(lock.expires()));
        if (lock.mode() == SnapshotLock.Mode.compliance && lock.coolOffHours() > 0) {
            answer.add("coolOffPeriod", lock.coolOffHours())
                    .add("coolOffPeriodExpiresOn", Ec2Xml.time(lock.coolOffEnds()));
        }
    }
}
