package impound.processors.completion;

import impound.collector.record.Digest;
import impound.processors.completion.Closing.State;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.Target;
import impound.processors.finding.Incident;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report for machines: what was found, what was taken and how it was verified, what was not and why, and when. */
public record Report(
        String format,
        State state,
        Instant closedAt,
        Incident incident,
        List<Taken> taken,
        List<NotTaken> notTaken,
        List<Remaining> remaining,
        String howToVerify) {

    /** The value of {@code format}. */
    public static final String FORMAT = "impound-report/1";

    private static final String HOW = "sha256sum -c on each .sha256 beside its image; openssl dgst -sha256 -verify"
            + " signing-key.pem -signature NNNN.sig NNNN.json for a closing record; each link names the SHA-256 of the"
            + " one before it, and the closing record that of the last.";

    /** A volume with a verified image. */
    public record Taken(
            SourceVolume volume,
            Target target,
            String snapshot,
            Instant snapshotAt,
            String image,
            long size,
            SortedMap<Digest, String> digests,
            String result,
            List<String> agreed,
            String received,
            List<Event> timeline) {}

    /** A volume or a target without a verified image. */
    public record NotTaken(String id, String result, String why, List<Event> timeline) {}

    /** One link: what, when, and how often it was looked for before. */
    public record Event(int number, String kind, Instant at, int tries) {}

    static Report of(Closing closing, Collected collected) {
        var imaged = collected.begun().stream()
                .filter(evidence -> evidence.find(Link.ImageVerified.class).isPresent())
                .map(Report::taken)
                .toList();
        var missing = closing.volumes().stream()
                .filter(volume -> volume.image().isEmpty())
                .map(volume ->
                        new NotTaken(volume.id(), volume.result(), volume.why(), timeline(volume.id(), collected)))
                .toList();
        return new Report(
                FORMAT,
                closing.state(),
                closing.at(),
                collected.incident(),
                imaged,
                missing,
                Remaining.of(collected.begun()),
                HOW);
    }

    private static Taken taken(Evidence evidence) {
        var snapshot = evidence.link(Link.SnapshotTaken.class);
        var written = evidence.link(Link.ImageWritten.class);
        return new Taken(
                evidence.volume(),
                evidence.target(),
                snapshot.snapshot().value(),
                snapshot.startTime(),
                "s3://" + written.bucket() + "/" + written.key(),
                written.size(),
                new TreeMap<>(written.digests()),
                written.result(),
                evidence.link(Link.ImageVerified.class).agreed(),
                evidence.find(Link.SnapshotReceived.class)
                        .map(copy -> copy.snapshot().value())
                        .orElse(""),
                timeline(evidence));
    }

    private static List<Event> timeline(String id, Collected collected) {
        return collected.begun().stream()
                .filter(evidence -> evidence.volume().id().value().equals(id))
                .findFirst()
                .map(Report::timeline)
                .orElse(List.of());
    }

    private static List<Event> timeline(Evidence evidence) {
        return evidence.chain().links().stream()
                .map(link -> new Event(
                        link.number(),
                        link.link().getClass().getSimpleName(),
                        link.link().at(),
                        link.waited().tries()))
                .toList();
    }
}
