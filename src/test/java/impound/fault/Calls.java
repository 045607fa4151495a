package impound.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the product asks of AWS for a collection of two volumes when nothing goes wrong, and how often. */
final class Calls {
    private static final List<String> SERVICES = List.of("ec2", "s3", "sqs", "sts", "kms", "logs", "sns");

    private static Map<Place, Integer> known = Map.of();

    private Calls() {}

    /** Looked up once for all parts of the suite. */
    static synchronized Map<Place, Integer> ofCollection(Disks disks) throws Exception {
        if (known.isEmpty()) {
            known = seen(disks);
        }
        return known;
    }

    private static Map<Place, Integer> seen(Disks disks) throws Exception {
        var calls = new TreeMap<Place, Integer>();
        var watched = Setup.of(disks, 1, 2)
                .armed(world -> SERVICES.forEach(service -> world.sandbox()
                        .faults()
                        .on(service, "*")
                        .where(call -> {
                            if (Point.isOurs(call)) {
                                synchronized (calls) {
                                    calls.merge(Place.of(call), 1, Integer::sum);
                                }
                            }
                            return false;
                        })
                        .lost()));
        try (var trial = JumpingTrial.run(watched)) {
            Proof.check(trial);
        }
        return calls;
    }
}
