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
        FaultRule due = null;
        for (var rule : rules) {
            if (rule.meet(call) && due == null) {
                due = rule;
            }
        }
        return Optional.ofNullable(due).map(FaultRule::strike);
    }
}
