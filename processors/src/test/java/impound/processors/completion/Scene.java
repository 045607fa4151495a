package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;

/** An incident with one instance of two volumes, and the parts that end it. */
final class Scene {
    final World world = new World();
    final Groups groups = new Groups(world.incidents, world.custody, world.audit, world.settings);
    final CloseIncident closing = new CloseIncident(world.aws(), groups, world.writer, world.clock);
    final TellMilestone told = new TellMilestone(world.people(), world.writeBack(), groups, world.bucket, world.clock);
    final TellMissed missed = new TellMissed(world.tellOfInstance(), world.tellOfFailure(), world.writeBack());
    final ReachMilestone milestones = new ReachMilestone(groups, closing, told, missed, world.patience, world.clock);

    /** Nothing is known of the targets' volumes yet. */
    static Scene opened(Target... targets) {
        var scene = new Scene();
        scene.world.open(OpenIncidents.of(targets));
        return scene;
    }

    /** EC2 has said which volumes the instance has. */
    static Scene withVolumes(SourceVolume... volumes) {
        var scene = opened(TARGET);
        scene.world.keep(OpenIncidents.instance("running", volumes));
        return scene;
    }

    static Scene withTwoVolumes() {
        return withVolumes(ROOT, DATA);
    }

    /** The volume's chain is in the bucket up to this stage. */
    Evidence at(StageName stage, SourceVolume volume) {
        return world.onRecord(Life.upTo(stage, volume));
    }

    /** The volume has gone its whole way, and nothing is left of what was made for the work. */
    Evidence retired(SourceVolume volume) {
        return world.onRecord(Life.retired(volume));
    }

    /** The volume's chain is in the bucket up to this stage, where it stopped for good. */
    Evidence stopped(StageName stage, SourceVolume volume) {
        return world.onRecord(Life.add(Life.upTo(stage, volume), why(stage)));
    }

    /** The volume's chain is in the bucket up to this stage, where a person had it end. */
    Evidence aborted(StageName stage, SourceVolume volume) {
        var order = new Link.CollectionStopped(Life.AT, stage, "CANCELLED", "aborted by ann: a drill", "nothing");
        return world.onRecord(Life.add(Life.upTo(stage, volume), order));
    }

    /** The target failed before its volumes were known. */
    TargetStopped stopped(Target target) {
        return world.custody.write(
                TargetStopped.of(Assignment.of(INCIDENT, target), Chain.empty(), why(StageName.SNAPSHOT)));
    }

    Evidence further(Evidence evidence, Link link) {
        return (Evidence) world.custody.write(evidence.with(link));
    }

    Closing close() {
        return closing.close(REGION, INCIDENT);
    }

    Closing stored(int number) {
        return Wire.read(
                world.bucket
                        .read(REGION, EvidenceKeys.closing(INCIDENT, number))
                        .orElseThrow(),
                Closing.class);
    }

    boolean has(String key) {
        return world.bucket.keys().contains(key);
    }

    private static Link.CollectionStopped why(StageName from) {
        return new Link.CollectionStopped(Life.AT, from, "NOT_MADE", "it could not be made", "mend it");
    }
}
