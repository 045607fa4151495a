package impound.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every call that reached the sandbox, so that a test can claim what was asked of AWS, and by whom. */
public final class Calls {
    private final List<CallRecord> records = new ArrayList<>();

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
