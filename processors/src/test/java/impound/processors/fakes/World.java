package impound.processors.fakes;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.Hops;
import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.custody.Leases;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Writer;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.finding.ReadFinding;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.notice.TellOfFailure;
import impound.processors.notice.TellOfInstance;
import impound.processors.notice.TellPeople;
import impound.processors.notice.WriteBack;
import impound.processors.settings.Settings;
import impound.processors.stage.CopyOnce;
import impound.processors.stage.Copying;
import impound.processors.stage.Detour;
import impound.processors.stage.Itineraries;
import impound.processors.stage.Patience;
import impound.processors.stage.SnapshotWait;
import impound.processors.stage.SourceLock;
import impound.processors.stage.SourceSnapshot;
import impound.processors.stage.VolumeSnapshot;
import java.time.Duration;

/** Everything outside that a step touches, in memory; a second process shares the world and not its name. */
public final class World {
    public final SettableClock clock = new SettableClock();
    public final EvidenceBucket bucket = new EvidenceBucket();
    public final WorkBucket records = new WorkBucket();
    public final AuditTrail audit = new AuditTrail();
    public final SentNotices notices = new SentNotices();
    public final NotedFindings hub = new NotedFindings();
    public final SigningKey key = new SigningKey();
    public final FakeInstances instances = new FakeInstances();
    public final FakeSnapshots snapshots = new FakeSnapshots(clock);
    public final FakeVolumes volumes = new FakeVolumes();
    public final FakeKeys keys = new FakeKeys();
    public final FakeCollectors collectors = new FakeCollectors();
    public final Settings settings = SettingsOf.tests();
    public final Writer writer = new Writer("us", "0.1.0");
    public final Patience patience = new Patience(Duration.ofHours(1), clock);
    public final Detour detour = new Detour(settings.securityAccount(), clock);
    public final Custody custody = new Custody(bucket, audit, writer);
    public final Incidents incidents = new Incidents(bucket);
    public final Intents intents = new Intents(records, clock);
    public final Itineraries itineraries = new Itineraries(keys, settings, clock);
    public final Hops hops = new Hops(records);
    public final ReadFinding readFinding = new ReadFinding(settings);
    public final Leases leases = new Leases(records, writer, clock);
    public final Leases leasesOfAnother = new Leases(records, new Writer("another", "0.1.0"), clock);

    public final VolumeSnapshot volumeSnapshot = new VolumeSnapshot(snapshots, leases, intents, clock);
    public final SourceLock sourceLock = new SourceLock(snapshots, settings, clock);
    public final SourceSnapshot sourceSnapshot =
            new SourceSnapshot(snapshots, volumeSnapshot, sourceLock, patience, clock);
    public final SnapshotWait wait = new SnapshotWait(snapshots, sourceSnapshot, patience, clock);
    public final CopyOnce copies = new CopyOnce(snapshots, leases, intents, patience, clock);
    public final Copying copying = new Copying(snapshots, detour, patience, clock);

    /** The intent of a call that was made, and whose answer nobody has. */
    public Intent unanswered(String key) {
        return intents.find(REGION, key).orElseGet(() -> intents.call(REGION, key, intent -> intent));
    }

    /** Who tells people of failures. */
    public TellOfFailure tellOfFailure() {
        return new TellOfFailure(people(), settings);
    }

    /** Who tells people of instances. */
    public TellOfInstance tellOfInstance() {
        return new TellOfInstance(people(), incidents, custody);
    }

    public TellPeople people() {
        return new TellPeople(aws(), settings, clock);
    }

    /** Who says on findings what becomes of them: nobody, by the settings of this world. */
    public WriteBack writeBack() {
        return new WriteBack(aws(), settings);
    }

    public Gateways aws() {
        return new Gateways(
                bucket, bucket, records, audit, notices, hub, key, instances, snapshots, volumes, keys, collectors);
    }

    /** Puts the incident into the bucket, as intake does. */
    public void open(Incident incident) {
        bucket.writeOnce(REGION, EvidenceKeys.incident(INCIDENT), Wire.document(incident));
    }

    /** Puts into the bucket what EC2 said of the instance, before anything was done. */
    public void keep(SourceInstance instance) {
        incidents.keep(INCIDENT, TARGET, FakeInstances.described(instance));
    }

    /** Puts the whole chain of this evidence into the bucket, as its stages would have. */
    public Evidence onRecord(Evidence evidence) {
        var written = Evidence.of(evidence.incident(), evidence.target(), evidence.volume());
        for (var link : evidence.chain().facts().toList()) {
            written = (Evidence) custody.write(written.with(link));
        }
        return written;
    }
}
