package impound.processors.steering;

import impound.processors.evidence.Chain;
import impound.processors.evidence.Link;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often volumes and targets were sent on their way again, by their chains. So it can be said what came first, an order or a replay,
 * whatever the clocks of those who gave them say: a chain only grows.
 *
 * @param times by the ids of volumes and targets; one that is not named was never sent again
 */
public record Resumptions(Map<String, Integer> times) {
    public Resumptions {
        times = Map.copyOf(times);
    }

    /** By these chains, each under the id of its volume or target. */
    static Resumptions of(Map<String, Chain> chains) {
        var times = new TreeMap<String, Integer>();
        chains.forEach((id, chain) -> {
            var resumed = chain.all(Link.CollectionResumed.class).size();
            if (resumed > 0) {
                times.put(id, resumed);
            }
        });
        return new Resumptions(times);
    }

    /** Whether something was sent on its way again that whoever knew only these had not seen go. */
    boolean isBeyond(Resumptions known) {
        return times.entrySet().stream().anyMatch(one -> one.getValue() > known.times.getOrDefault(one.getKey(), 0));
    }

    /** What either of two knew. */
    Resumptions and(Resumptions other) {
        var both = new TreeMap<>(times);
        other.times.forEach((id, resumed) -> both.merge(id, resumed, Math::max));
        return new Resumptions(both);
    }
}
