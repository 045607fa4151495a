package impound.collection;

import impound.sandbox.http.CallRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What was done in AWS for one incident, each kind of act with the account, the role and how often it was granted. */
record Acts(Map<String, Integer> counts) {
    /** A collector ends by itself when it is done: whether it is told to as well depends on who is first. */
    private static final String BY_ITSELF = "TerminateInstances";

    static Acts of(Collection collection) {
        var counts = new TreeMap<String, Integer>();
        new InItsRegion(collection.world())
                .calls(collection.incident()).stream()
                        .filter(call -> call.service().equals("ec2") && call.succeeded())
                        .filter(call -> !call.operation().startsWith("Describe")
                                && !call.operation().startsWith("Get"))
                        .filter(call -> !call.operation().equals(BY_ITSELF))
                        .forEach(call -> counts.merge(text(call), 1, Integer::sum));
        return new Acts(counts);
    }

    /** Lines such as {@code 111122223333 ImpoundMonitored CreateSnapshots 1}. */
    static Acts expected(String... lines) {
        var counts = new TreeMap<String, Integer>();
        Arrays.stream(lines)
                .map(line -> line.split(" "))
                .forEach(line ->
                        counts.merge(line[0] + " " + line[1] + " " + line[2], Integer.parseInt(line[3]), Integer::sum));
        return new Acts(counts);
    }

    private static String text(CallRecord call) {
        return call.account() + " " + call.role() + " " + call.operation();
    }
}
