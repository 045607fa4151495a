package impound.fault;

import impound.sandbox.drill.World;
import impound.sandbox.http.FaultRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points that are to happen in one trial, and which of them have found their call. */
final class ArmedPoints {
    private final List<Point> points;
    private final Map<Point, FaultRule> rules = new LinkedHashMap<>();

    ArmedPoints(List<Point> points) {
        this.points = points;
    }

    void arm(World world) {
        points.forEach(point -> rules.put(point, point.arm(world)));
    }

    List<Point> met() {
        return rules.entrySet().stream()
                .filter(one -> one.getKey().isMet(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
