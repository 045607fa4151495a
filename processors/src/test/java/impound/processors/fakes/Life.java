package impound.processors.fakes;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static impound.processors.fakes.Ids.ZONE;

import impound.collector.record.Digest;
import impound.processors.evidence.Act;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.id.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** A volume's life, link by link, for tests that begin in the middle of it. */
public final class Life {
    public static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    public static final Act ACT = new Act(
            "ec2",
            "CreateSnapshots",
            "us-east-1",
            "req-1",
            "arn:aws:sts::111122223333:assumed-role/ImpoundMonitored/x",
            "Sun, 01 Mar 2026 09:00:00 GMT",
            AT,
            -120);
    public static final List<StageName> WAY = List.of(
            StageName.SHARE,
            StageName.RESTORE,
            StageName.LAUNCH,
            StageName.ATTACH,
            StageName.IMAGE,
            StageName.VERIFY,
            StageName.RECEIVE);
    public static final String IMAGE = INCIDENT + "/disk_evidence/" + ROOT.id() + ".image.dd";
    public static final String SHA256 = "a".repeat(64);
    public static final SnapshotId COPY = new SnapshotId("snap-0c0000000000001a1");

    private Life() {}

    /** Evidence as {@code snapshot} sends it on: taken and locked. */
    public static Evidence taken(SourceVolume volume) {
        var links = links(volume);
        return add(Evidence.of(INCIDENT, TARGET, volume), links.get(0), links.get(1));
    }

    /** Evidence that is due at this stage, with all links before it; its source snapshot is completed. */
    public static Evidence upTo(StageName stage) {
        return upTo(stage, ROOT);
    }

    public static Evidence upTo(StageName stage, SourceVolume volume) {
        var evidence = Evidence.of(INCIDENT, TARGET, volume);
        for (var link : links(volume)) {
            if (link instanceof Link.SnapshotShared) {
                evidence = add(evidence, completed(volume));
            }
            if (!evidence.chain().isEmpty() && evidence.next() == stage && !isBefore(link)) {
                return evidence;
            }
            evidence = add(evidence, link);
        }
        return evidence;
    }

    /** Evidence that has gone its whole way, with nothing left of what was made for the work. */
    public static Evidence retired(SourceVolume volume) {
        return add(
                upTo(StageName.COMPLETED, volume),
                new Link.CollectorTerminated(AT, ACT, COLLECTOR),
                new Link.RestoredVolumeDeleted(AT, ACT, RESTORED),
                new Link.ShareWithdrawn(AT, ACT, SNAPSHOT, SECURITY));
    }

    /** The evidence with one more link, as if it lay in the bucket. */
    public static Evidence add(Evidence evidence, Link... links) {
        var longer = evidence;
        for (var link : links) {
            var next = longer.with(link);
            longer = next.with(next.chain().written(next.chain().last()));
        }
        return longer;
    }

    /** The evidence with a link of a writer that had seen no more than {@code known} when it did what the link says. */
    public static Evidence addLate(Evidence evidence, Evidence known, Link link) {
        var late = known.with(link).chain().last().after(evidence.chain());
        var next = evidence.with(evidence.chain().with(late));
        return next.with(next.chain().written(late));
    }

    /** The link of the first stage that looks for the source snapshot, whichever stage that is. */
    public static Link completed(SourceVolume volume) {
        return new Link.SnapshotCompleted(AT, SNAPSHOT, volume.gib(), volume.encryptionKey());
    }

    /** What is on record once everything went well, but for {@link #completed}. */
    public static List<Link> links(SourceVolume volume) {
        var digests = new TreeMap<Digest, String>();
        digests.put(Digest.SHA256, SHA256);
        return List.of(
                new Link.SnapshotTaken(AT, ACT, SNAPSHOT, AT, true, TARGET, volume, WAY),
                new Link.SnapshotLocked(AT, ACT, SNAPSHOT, "compliance", AT.plusSeconds(259_200)),
                new Link.SnapshotShared(AT, ACT, SNAPSHOT, SECURITY),
                new Link.VolumeCreated(AT, ACT, RESTORED, SNAPSHOT, ZONE, "gp3", KEY),
                new Link.VolumeRestored(AT, RESTORED, ZONE, "gp3", volume.gib(), KEY.value()),
                new Link.CollectorLaunched(AT, ACT, COLLECTOR, "m6i.large", "ami-0c0000000000001a1", "tasks/t", SHA256),
                new Link.CollectorReady(AT, COLLECTOR, "0.1.0", AT),
                new Link.VolumeAttached(AT, ACT, RESTORED, COLLECTOR, "/dev/sdf"),
                new Link.ImageWritten(
                        AT, "evidence", image(volume), "v1", volume.bytes(), digests, "COLLECTED", "m", SHA256),
                new Link.ImageVerified(AT, image(volume), "v1", volume.bytes(), SHA256, List.of("size")),
                new Link.SnapshotCopied(AT, ACT, SECURITY, COPY, SNAPSHOT, KEY),
                new Link.SnapshotReceived(AT, ACT, COPY, KEY.value(), "compliance", AT.plusSeconds(31_536_000)));
    }

    private static String image(SourceVolume volume) {
        return INCIDENT + "/disk_evidence/" + volume.id() + ".image.dd";
    }

    /** The lock belongs to the stage that took the snapshot. */
    private static boolean isBefore(Link link) {
        return link instanceof Link.SnapshotLocked;
    }
}
