package impound.processors.notice;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import impound.processors.gateway.InstanceStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An incident with one instance of two volumes and an instance store, of which people are to be told. */
final class Briefing {
    static final String STORE = "i-0a1b2c3d4e5f60001/instance-store-0 (75 GB, ssd)";

    final World world = new World();

    Briefing() {
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", store(), List.of(ROOT.id()), ROOT, DATA));
    }

    private static InstanceStore store() {
        return InstanceStore.none().and(TARGET.id(), 1, 75, "ssd");
    }

    /** The volume's snapshot is taken and locked, and no more. */
    Evidence locked(SourceVolume volume) {
        return onRecord(volume, taken(volume), lock());
    }

    /** The volume's snapshot is whole. */
    Evidence completed(SourceVolume volume) {
        return onRecord(volume, taken(volume), lock(), completion(volume));
    }

    /** The volume stopped at this stage, after these links. */
    Evidence stopped(SourceVolume volume, StageName stage, Link... before) {
        return further(onRecord(volume, before), why(stage));
    }

    Evidence further(Evidence evidence, Link link) {
        return (Evidence) world.custody.write(evidence.with(link));
    }

    /** The target failed before its volumes were known. */
    TargetStopped stoppedTarget() {
        return world.custody.write(
                TargetStopped.of(Assignment.of(INCIDENT, TARGET), Chain.empty(), why(StageName.SNAPSHOT)));
    }

    /** Somebody has changed the first link of the volume. */
    void tamper(SourceVolume volume) {
        world.bucket.put(
                REGION, EvidenceKeys.link(INCIDENT, volume.id().value(), 1), "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** The work bucket has lost the marker. */
    void loseMarker(String name) {
        world.records.remove(REGION, WorkKeys.notice(INCIDENT, name));
    }

    static Link taken(SourceVolume volume) {
        return new Link.SnapshotTaken(Life.AT, Life.ACT, SNAPSHOT, Life.AT, true, TARGET, volume, Life.WAY);
    }

    static Link lock() {
        return new Link.SnapshotLocked(Life.AT, Life.ACT, SNAPSHOT, "compliance", Life.AT.plusSeconds(259_200));
    }

    static Link completion(SourceVolume volume) {
        return new Link.SnapshotCompleted(Life.AT.plusSeconds(60), SNAPSHOT, volume.gib(), "");
    }

    private static Link.CollectionStopped why(StageName from) {
        return new Link.CollectionStopped(Life.AT, from, "NOT_MADE", "it could not be made", "mend its key");
    }

    private Evidence onRecord(SourceVolume volume, Link... links) {
        return world.onRecord(Life.add(Evidence.of(INCIDENT, TARGET, volume), links));
    }
}
