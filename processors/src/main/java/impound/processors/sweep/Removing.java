package impound.processors.sweep;

import impound.processors.custody.Custody;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holdings;
import impound.processors.gateway.Scope;
import impound.processors.id.InstanceId;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Takes one thing away in the session of its incident, and puts that on its volume's chain. */
public final class Removing {
    private final Gateways aws;
    private final Holdings holdings;
    private final Custody custody;
    private final Settings settings;
    private final Clock clock;

    public Removing(Gateways aws, Holdings holdings, Custody custody, Settings settings, Clock clock) {
        this.aws = aws;
        this.holdings = holdings;
        this.custody = custody;
        this.settings = settings;
        this.clock = clock;
    }

    void remove(Judged judged, Evidence evidence) {
        var thing = judged.thing();
        var scope = new Scope(thing.account(), thing.region(), evidence.incident());
        switch (judged.remedy()) {
            case TERMINATE -> custody.write(evidence.with(terminated(scope, thing)));
            case DELETE_VOLUME -> custody.write(evidence.with(volumeDeleted(scope, thing)));
            case DELETE_SNAPSHOT -> custody.write(evidence.with(snapshotDeleted(scope, thing)));
            case WITHDRAW -> custody.write(evidence.with(withdrawn(scope, thing)));
            // an upload is on no chain: what becomes of the image is
            case ABORT -> holdings.abort(thing);
            case NOTHING -> throw new IllegalArgumentException("nothing is to be done about " + thing.id());
        }
    }

    private Link terminated(Scope scope, Holding thing) {
        var collector = new InstanceId(thing.id());
        var act = aws.collectors().terminate(scope, collector);
        return new Link.CollectorTerminated(clock.instant(), act, collector);
    }

    private Link volumeDeleted(Scope scope, Holding thing) {
        var volume = new VolumeId(thing.id());
        var act = aws.volumes().delete(scope, volume);
        return new Link.RestoredVolumeDeleted(clock.instant(), act, volume);
    }

    private Link snapshotDeleted(Scope scope, Holding thing) {
        var snapshot = new SnapshotId(thing.id());
        var act = aws.snapshots().delete(scope, snapshot);
        return Label.of(thing).stage().equals(StageName.SNAPSHOT.text())
                ? new Link.SourceSnapshotDeleted(clock.instant(), act, snapshot)
                : new Link.CopyDeleted(clock.instant(), act, snapshot);
    }

    private Link withdrawn(Scope scope, Holding thing) {
        var snapshot = new SnapshotId(thing.id());
        var act = aws.snapshots().withdraw(scope, snapshot, settings.securityAccount());
        return new Link.ShareWithdrawn(clock.instant(), act, snapshot, settings.securityAccount());
    }
}
