package impound.sandbox.ec2;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to befall the next machines of an account in a region, one after the other. */
final class Fates {
    private final Map<String, Deque<Fate>> coming = new HashMap<>();

    void next(String account, String region, List<Fate> fates) {
        coming.computeIfAbsent(account + "/" + region, place -> new ArrayDeque<>())
                .addAll(fates);
    }

    /** That of the machine of this launch. */
    Fate take(Request request) {
        var here = coming.getOrDefault(request.account() + "/" + request.region(), new ArrayDeque<>());
        return here.isEmpty() ? Fate.RUNS : here.remove();
    }
}
