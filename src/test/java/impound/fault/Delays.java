package impound.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How late messages come, by a seed: each message by its queue, and by how many came to that queue before it, so that a run
 * repeats itself in whatever order the queues are served.
 */
final class Delays {
    private static final int LATEST_SECONDS = 300;

    private final long seed;
    private final Map<String, Integer> before = new HashMap<>();

    Delays(long seed) {
        this.seed = seed;
    }

    /** Twice, each copy at a time of its own. */
    List<Integer> twice(String queue) {
        return late(queue, next(queue), 2);
    }

    /** Once, as a rule. */
    List<Integer> asARule(String queue) {
        var random = next(queue);
        return late(queue, random, random.nextInt(4) == 0 ? 2 : 1);
    }

    /** A message that is parked stays where it is: there nobody takes it. */
    private static List<Integer> late(String queue, Random random, int copies) {
        return queue.endsWith("-parked")
                ? List.of()
                : random.ints(copies, 0, LATEST_SECONDS).boxed().toList();
    }

    private synchronized Random next(String queue) {
        var number = before.merge(queue, 1, Integer::sum);
        return new Random((seed * 1_000_003 + queue.hashCode()) * 1_000_003 + number);
    }
}
