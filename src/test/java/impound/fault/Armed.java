package impound.fault;

import impound.sandbox.drill.World;
import impound.sandbox.http.FaultRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Points that are to happen in one trial, and which of them have found their call. */
final class Armed<P> {
    private final List<P> points;
    private final BiFunction<P, World, FaultRule> rule;
    private final Map<P, FaultRule> rules = new LinkedHashMap<>();

    /** @param rule makes a point happen in a world */
    Armed(List<P> points, BiFunction<P, World, FaultRule> rule) {
        this.points = points;
        this.rule = rule;
    }

    void in(World world) {
        points.forEach(point -> rules.put(point, rule.apply(point, world)));
    }

    List<P> met() {
        return points.stream().filter(point -> rules.get(point).hasStruck()).toList();
    }
}
