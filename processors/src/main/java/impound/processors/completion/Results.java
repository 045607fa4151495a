package impound.processors.completion;

import impound.processors.completion.Closing.State;
import impound.processors.completion.Closing.Volume;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import java.util.ArrayList;
import java.util.List;

/** What each volume, and with them the incident, came to: read off the chains. */
final class Results {
    private Results() {}

    static List<Volume> of(Collected collected) {
        var results = new ArrayList<Volume>();
        collected.volumes().forEach(evidence -> results.add(volume(evidence)));
        collected.disks().forEach(disk -> results.add(notTaken(disk.id(), disk.result(), Chain.empty(), disk.why())));
        collected
                .broken()
                .forEach(broken ->
                        results.add(notTaken(broken.id(), "INTEGRITY_VIOLATED", Chain.empty(), broken.message())));
        collected
                .targets()
                .forEach(stopped -> results.add(notTaken(
                        stopped.target().id(),
                        stopped.why().reason(),
                        stopped.chain(),
                        stopped.why().message())));
        collected
                .incident()
                .refused()
                .forEach(refused -> results.add(notTaken(
                        refused.resource().isEmpty() ? refused.finding() : refused.resource(),
                        refused.reason(),
                        Chain.empty(),
                        refused.message())));
        return List.copyOf(results);
    }

    /** Zero volumes is never complete. */
    static State state(List<Volume> volumes, boolean known) {
        var missing = volumes.stream().filter(volume -> !isWhole(volume)).toList();
        if (known && !missing.isEmpty() && missing.stream().allMatch(Results::isCancelled)) {
            return State.CANCELLED;
        }
        if (volumes.stream().allMatch(volume -> volume.image().isEmpty())) {
            return State.FAILED;
        }
        return known && missing.isEmpty() ? State.COMPLETE : State.PARTIAL;
    }

    private static boolean isWhole(Volume volume) {
        return !volume.image().isEmpty()
                && !volume.received().isEmpty()
                && volume.why().isEmpty();
    }

    private static boolean isCancelled(Volume volume) {
        return volume.result().equals(Cancelled.REASON);
    }

    private static Volume volume(Evidence evidence) {
        var id = evidence.volume().id().value();
        if (evidence.chain().isEmpty()) {
            return notTaken(id, "MISSING", evidence.chain(), "no snapshot of it was taken");
        }
        var image = evidence.find(Link.ImageVerified.class);
        var received = evidence.find(Link.SnapshotReceived.class);
        return new Volume(
                id,
                result(evidence),
                evidence.chain().links().size(),
                evidence.chain().head(),
                image.map(Link.ImageVerified::key).orElse(""),
                image.map(Link.ImageVerified::versionId).orElse(""),
                image.map(Link.ImageVerified::sha256).orElse(""),
                received.map(copy -> copy.snapshot().value()).orElse(""),
                why(evidence));
    }

    private static String result(Evidence evidence) {
        return evidence.stopped()
                .map(Link.CollectionStopped::reason)
                .or(() -> evidence.find(Link.ImageWritten.class).map(Link.ImageWritten::result))
                .orElse("MISSING");
    }

    private static String why(Evidence evidence) {
        return evidence.stopped()
                .map(Link.CollectionStopped::message)
                .orElse(
                        evidence.next() == StageName.COMPLETED
                                ? ""
                                : "still at " + evidence.next().text());
    }

    private static Volume notTaken(String id, String result, Chain chain, String why) {
        return new Volume(id, result, chain.links().size(), chain.head(), "", "", "", "", why);
    }
}
