package impound.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Every call that reached the sandbox, so that a test can claim what was asked of AWS, and by whom. */
public final class Calls {
    private final List<CallRecord> records = new ArrayList<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();

    void begin() {
        begun.incrementAndGet();
        atWork.incrementAndGet();
    }

    void end() {
        atWork.decrementAndGet();
    }

    /** How many calls are being worked on at this moment; whoever only waits for a message does not count. */
    public int atWork() {
        return atWork.get();
    }

    /** How many calls have come so far: as long as that does not change, nobody asks for anything. */
    public long begun() {
        return begun.get();
    }

    synchronized void add(CallRecord call) {
        records.add(call);
    }

    public synchronized List<CallRecord> all() {
        return List.copyOf(records);
    }

    public List<CallRecord> where(Predicate<CallRecord> filter) {
        return all().stream().filter(filter).toList();
    }

    public List<CallRecord> of(String service) {
        return where(call -> call.service().equals(service));
    }

    public List<CallRecord> of(String service, String operation) {
        return where(call -> call.service().equals(service) && call.operation().equals(operation));
    }

    public synchronized void forget() {
        records.clear();
    }
}
