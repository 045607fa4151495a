package impound.collection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import impound.processors.Wire;
import impound.sandbox.sqs.Sent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hops that were sent. */
final class Hop {
    private Hop() {}

    /** How often each hop of each subject went to each queue. */
    static Map<String, Long> counted(List<Sent> sent) {
        return sent.stream()
                .filter(message -> !message.queue().equals("impound-findings"))
                .collect(groupingBy(Hop::of, TreeMap::new, counting()));
    }

    private static String of(Sent message) {
        var read = Wire.readMessage(message.body());
        return "%s of %s to %s".formatted(read.hop(), read.subject(), message.queue());
    }
}
