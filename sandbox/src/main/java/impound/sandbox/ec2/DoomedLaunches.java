package impound.sandbox.ec2;

import java.util.HashMap;
import java.util.Map;

/** Launches that EC2 will accept and, seconds later, end: what it does with an instance whose root disk it cannot decrypt. */
final class DoomedLaunches {
    private final Map<String, Integer> left = new HashMap<>();

    void next(String account, String region, int count) {
        left.merge(account + "/" + region, count, Integer::sum);
    }

    /** Whether this launch is one of them. */
    boolean take(Request request) {
        var place = request.account() + "/" + request.region();
        if (left.getOrDefault(place, 0) == 0) {
            return false;
        }
        left.merge(place, -1, Integer::sum);
        return true;
    }
}
