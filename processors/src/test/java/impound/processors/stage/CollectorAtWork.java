package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.ZONE;

import impound.collector.record.Failed;
import impound.collector.record.Progress;
import impound.collector.record.Ready;
import impound.collector.record.RecordJson;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import impound.processors.gateway.Volumes.Volume;
import java.time.Duration;

/** A collector that was launched a moment ago, what it says, and what becomes of it; the stages that watch it look when told. */
final class CollectorAtWork {
    final World world = new World();
    private final AttachVolume attach = new AttachVolume(world.aws(), world.settings, world.patience, world.clock);
    private final AwaitImage await = new AwaitImage(world.aws(), world.settings, world.patience, world.clock);

    CollectorAtWork() {
        world.collectors.becomes(COLLECTOR, "running", "");
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
    }

    Evidence launched() {
        return launched(Life.upTo(StageName.LAUNCH));
    }

    /** The evidence with one more collector; the machine is always the same one, which is enough here. */
    Evidence launched(Evidence evidence) {
        return Life.add(
                evidence,
                new Link.CollectorLaunched(
                        world.clock.instant(), Life.ACT, COLLECTOR, "m6i.large", "ami-1", "tasks/t", Life.SHA256));
    }

    /** The evidence whose collector is ready and has the volume. */
    Evidence reading() {
        return reading(launched());
    }

    Evidence reading(Evidence launched) {
        return Life.add(
                launched,
                new Link.CollectorReady(world.clock.instant(), COLLECTOR, "0.1.0", world.clock.instant()),
                new Link.VolumeAttached(world.clock.instant(), Life.ACT, RESTORED, COLLECTOR, "/dev/sdf"));
    }

    void saysReady(Evidence evidence) {
        say(evidence, "ready", new Ready(COLLECTOR.value(), ROOT.id().value(), 1, "0.1.0", world.clock.instant()));
    }

    void saysProgress(Evidence evidence, long bytes) {
        say(evidence, "progress", new Progress(COLLECTOR.value(), bytes, ROOT.bytes(), world.clock.instant()));
    }

    void saysFailed(Evidence evidence, String reason) {
        say(evidence, "failed", new Failed(COLLECTOR.value(), reason, "it was so", world.clock.instant()));
    }

    private void say(Evidence evidence, String what, Object record) {
        world.records.put(REGION, WorkKeys.collector(evidence) + what + ".json", RecordJson.write(record));
    }

    void becomes(String state, String reason) {
        world.collectors.becomes(COLLECTOR, state, reason);
    }

    /** One look of the stage that is due. */
    Outcome look(Evidence evidence) {
        return evidence.next() == StageName.ATTACH ? attach.advance(evidence) : await.advance(evidence);
    }

    /** The evidence after a look, as it comes back to its stage: with its new link in the bucket, or having waited. */
    Evidence looked(Evidence evidence) {
        var outcome = look(evidence);
        return outcome instanceof NotYet notYet
                ? (Evidence) notYet.message()
                : Life.add(evidence, ((Evidence) outcome).chain().last().link());
    }

    /** Looks every other minute for so long. */
    Evidence lookedFor(Duration time, Evidence evidence) {
        var seen = evidence;
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMinutes(2)) {
            seen = looked(seen);
            world.clock.pass(Duration.ofMinutes(2));
        }
        return seen;
    }
}
