package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something in AWS that is neither evidence nor gone: left behind since it could not be removed, or kept for a replay of a
 * volume that failed for good. What it costs lists the sweeper.
 */
public record Remaining(String volume, String id, String why) {
    private static final String FOR_REPLAY = "kept for a replay";

    /** What remains of these volumes, in the order of their chains. */
    static List<Remaining> of(List<Evidence> volumes) {
        return volumes.stream().flatMap(evidence -> of(evidence).stream()).toList();
    }

    private static List<Remaining> of(Evidence evidence) {
        var remaining = new ArrayList<Remaining>();
        var id = evidence.volume().id().value();
        var gone = new Leftovers(evidence).gone();
        evidence.chain().all(Link.LeftBehind.class).stream()
                .filter(left -> !gone.contains(left.id()))
                .forEach(left -> remaining.add(new Remaining(id, left.id(), left.reason() + ": " + left.message())));
        if (evidence.stopped().isPresent()) {
            var received = received(evidence);
            evidence.chain().all(Link.SnapshotCopied.class).stream()
                    .map(copy -> copy.snapshot().value())
                    .filter(copy -> !received.contains(copy) && !gone.contains(copy))
                    .forEach(copy -> remaining.add(new Remaining(id, copy, FOR_REPLAY)));
            evidence.chain().all(Link.SnapshotShared.class).stream()
                    .map(share -> Leftovers.id(share.snapshot()))
                    .filter(share -> !gone.contains(share))
                    .forEach(share -> remaining.add(new Remaining(id, share, FOR_REPLAY)));
        }
        return remaining;
    }

    private static Set<String> received(Evidence evidence) {
        return evidence.chain().all(Link.SnapshotReceived.class).stream()
                .map(copy -> copy.snapshot().value())
                .collect(Collectors.toSet());
    }
}
