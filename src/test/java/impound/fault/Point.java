package impound.fault;

import impound.collection.Site;
import impound.sandbox.drill.World;
import impound.sandbox.http.Call;
import impound.sandbox.http.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One thing that goes wrong once in a trial.
 *
 * @param turn which of the calls of this place, counted from 1
 */
record Point(Place place, int turn, Mishap mishap) {
    private static final String FINDINGS = "impound-findings";

    /** Whoever polls an empty queue asks the same again and again. */
    private static final int MOST_POLLS = 5;

    /** Everything that can happen to the calls of a collection and passes by itself, each of them once. */
    static List<Point> of(Map<Place, Integer> calls) {
        return of(calls, Mishap::passing);
    }

    /** Each kind of call of a collection refused for good, the first time that it is made. */
    static List<Point> refusals(Map<Place, Integer> calls) {
        var once = new TreeMap<Place, Integer>();
        calls.forEach((place, times) -> once.put(place, 1));
        return of(once, Mishap::forGood);
    }

    private static List<Point> of(Map<Place, Integer> calls, Function<Place, List<Mishap>> mishaps) {
        var points = new ArrayList<Point>();
        calls.forEach((place, times) -> {
            var most = place.operation().equals("ReceiveMessage") ? Math.min(times, MOST_POLLS) : times;
            for (int turn = 1; turn <= most; turn++) {
                for (var mishap : mishaps.apply(place)) {
                    points.add(new Point(place, turn, mishap));
                }
            }
        });
        return points;
    }

    /** Whether a call is the product's own, and not of whoever submits a finding or looks at the result. */
    static boolean isOurs(Call call) {
        var isSubmission =
                call.operation().equals("SendMessage") && Place.of(call).of().equals(FINDINGS);
        return !isSubmission && !call.principal().equals(Site.EXAMINER);
    }

    FaultRule arm(World world) {
        return mishap.befall(world.sandbox()
                .faults()
                .on(place.service(), place.operation())
                .where(call -> isOurs(call) && Place.of(call).equals(place))
                .nth(turn));
    }

    @Override
    public String toString() {
        return mishap + " at " + place + ", " + turn + ". time";
    }
}
