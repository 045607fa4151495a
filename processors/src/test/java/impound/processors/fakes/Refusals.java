package impound.processors.fakes;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is refused from now on, and with which answer. */
final class Refusals {
    private final Map<String, RuntimeException> answers = new LinkedHashMap<>();

    void refuse(String call, RuntimeException answer) {
        answers.put(call, answer);
    }

    /** From now on the call is granted again. */
    void grant(String call) {
        answers.remove(call);
    }

    void check(String call) {
        if (answers.containsKey(call)) {
            throw answers.get(call);
        }
    }
}
