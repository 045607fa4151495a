package impound.sandbox.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes wrong on purpose: each rule waits for its call and then refuses it, or spoils or loses the answer. */
public final class Faults {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /** A rule for calls of one operation ("*" is any); it does nothing until it is told what, and then once. */
    public FaultRule on(String service, String operation) {
        var rule = new FaultRule(service, operation);
        rules.add(rule);
        return rule;
    }

    public void clear() {
        rules.clear();
    }

    /** Every rule counts the call; the first whose turn it is decides. */
    Optional<Fault> next(Call call) {
        Fault due = null;
        for (var rule : rules) {
            var found = rule.meet(call);
            if (due == null) {
                due = found;
            }
        }
        return Optional.ofNullable(due);
    }
}
