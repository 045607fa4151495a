package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.completion.Retire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A volume's evidence on its way through the stages that deal with keys, each link written as it comes. What is ordered of
 * EC2 is there at the next look, unless it was made from a snapshot that somebody may not read. What the collector does
 * simply happens.
 */
final class Journey {
    final World world = new World();
    private final List<Stage> stages;
    private final Retire retire;
    private final Set<SnapshotId> unreadable = new HashSet<>();
    private Evidence evidence;
    private boolean copyable = true;

    Journey(Settings settings, SourceVolume volume) {
        stages = List.of(
                new ReencryptSnapshot(world.wait, world.copies, world.copying, settings, world.clock),
                new ShareSnapshot(world.snapshots, world.wait, world.detour, SECURITY, world.clock),
                new RestoreVolume(world.aws(), world.wait, world.detour, settings, world.patience, world.clock),
                new ReceiveSnapshot(world.snapshots, world.wait, world.copies, world.copying, settings, world.clock));
        retire = new Retire(world.aws(), settings, world.patience, world.clock);
        Sources.put(world, MONITORED, State.COMPLETED, volume);
        var way = new Itineraries(world.keys, settings, world.clock).of(Evidence.of(INCIDENT, TARGET, volume));
        evidence = Life.add(
                Evidence.of(INCIDENT, TARGET, volume),
                new Link.SnapshotTaken(Life.AT, Life.ACT, SNAPSHOT, Life.AT, true, TARGET, volume, way),
                new Link.SnapshotLocked(Life.AT, Life.ACT, SNAPSHOT, "compliance", Life.AT.plusSeconds(259_200)));
    }

    /** From now on the security account can make nothing of this snapshot, and hears of it only afterwards. */
    Journey unreadable(SnapshotId snapshot) {
        unreadable.add(snapshot);
        return this;
    }

    /** From now on the monitored account can't copy anything either. */
    Journey uncopied() {
        copyable = false;
        return this;
    }

    /** The evidence at the end of its way, with nothing left of what was made for it. */
    Evidence travelled() {
        while (evidence.next() != StageName.COMPLETED) {
            step();
        }
        for (var step = retire.advance(evidence); Retire.isOngoing(step); step = retire.advance(evidence)) {
            evidence = Life.add(evidence, last(step));
        }
        return evidence;
    }

    private void step() {
        var due =
                stages.stream().filter(stage -> stage.name() == evidence.next()).findFirst();
        var link = due.isPresent() ? last(due.get().advance(evidence)) : collectors(evidence.next());
        evidence = Life.add(evidence, link);
        comesTrue(link);
    }

    private void comesTrue(Link link) {
        if (link instanceof Link.SnapshotCopied copied && isReadable(copied)) {
            world.snapshots.becomes(copied.snapshot(), State.COMPLETED, "");
        } else if (link instanceof Link.SnapshotCopied copied) {
            world.snapshots.becomes(copied.snapshot(), State.ERROR, "Given key ID is not accessible");
        } else if (link instanceof Link.VolumeCreated created && unreadable.contains(created.snapshot())) {
            world.volumes.vanish(created.volume());
            world.clock.pass(Duration.ofMinutes(1));
        } else if (link instanceof Link.VolumeCreated created) {
            world.volumes.becomes(created.volume(), "available");
        }
    }

    private boolean isReadable(Link.SnapshotCopied copied) {
        return copyable && copied.owner().equals(MONITORED) || !unreadable.contains(copied.source());
    }

    private Link collectors(StageName stage) {
        return Life.links(evidence.volume()).stream()
                .filter(stage::isDoneBy)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing happens at " + stage + " in " + REGION));
    }

    private static Link last(Outcome outcome) {
        return ((Evidence) outcome).chain().last().link();
    }
}
