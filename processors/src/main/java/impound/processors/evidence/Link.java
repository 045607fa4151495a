package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import impound.collector.record.Digest;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** One fact in the chain of custody. Read downwards, this file is the life of a piece of evidence. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Link {
    /** When it became a fact, by our clock. */
    Instant at();

    /** The first link of every chain: what was taken from which volume, and the way that the evidence is to go. */
    record SnapshotTaken(
            Instant at,
            Act act,
            SnapshotId snapshot,
            Instant startTime,
            boolean oneInstant,
            Target target,
            SourceVolume volume,
            List<StageName> itinerary)
            implements Link {}

    /** From now on nobody deletes the snapshot before this time, in compliance mode not even its owner. */
    record SnapshotLocked(Instant at, Act act, SnapshotId snapshot, String mode, Instant until) implements Link {}

    /**
     * The source snapshot is whole, as large as its volume and under its key: read back, not assumed. From now on the
     * volume may die.
     *
     * @param encryptionKey ARN of its KMS key, or empty where it is not encrypted
     */
    record SnapshotCompleted(Instant at, SnapshotId snapshot, int gib, String encryptionKey) implements Link {}

    /** A copy in the monitored account under the forensics key: the source snapshot's own key can't be shared. */
    record SnapshotReencrypted(Instant at, SnapshotId snapshot, SnapshotId source, String encryptionKey)
            implements Link {}

    record SnapshotShared(Instant at, Act act, SnapshotId snapshot, AccountId account) implements Link {}

    /** EC2 has taken the order for a volume; that it can be used says {@link VolumeRestored}. */
    record VolumeCreated(Instant at, Act act, VolumeId volume, SnapshotId snapshot, Zone zone, String type, KeyArn key)
            implements Link {}

    /** The volume is available, as large as the snapshot and under the key that it should have: read back, not assumed. */
    record VolumeRestored(Instant at, VolumeId volume, Zone zone, String type, int gib, String encryptionKey)
            implements Link {}

    /** The machine that will read the volume, and the task that it was given, by the hash of its bytes. */
    record CollectorLaunched(
            Instant at,
            Act act,
            InstanceId collector,
            String instanceType,
            String machineImage,
            String taskKey,
            String taskSha256)
            implements Link {}

    /** The collector's own word that it runs; {@code readyAt} is its clock. */
    record CollectorReady(Instant at, InstanceId collector, String version, Instant readyAt) implements Link {}

    record VolumeAttached(Instant at, Act act, VolumeId volume, InstanceId collector, String device) implements Link {}

    /**
     * Its collector is not waited for any more: from now on it is being ended, even if it should say something after all.
     *
     * @param reason one of our fixed words, or of the collector's where it said itself that it failed
     */
    record CollectorGivenUp(Instant at, InstanceId collector, String reason, String why) implements Link {}

    /** What the collector says that it read and stored; {@link ImageVerified} says that it is so. */
    record ImageWritten(
            Instant at,
            String bucket,
            String key,
            String versionId,
            long size,
            SortedMap<Digest, String> digests,
            String result,
            String manifestKey,
            String manifestSha256)
            implements Link {}

    /** Each of {@code agreed} is one comparison that came out equal. */
    record ImageVerified(Instant at, String key, String versionId, long size, String sha256, List<String> agreed)
            implements Link {}

    /** EC2 has taken the order for the copy; that it is whole says {@link SnapshotReencrypted} or {@link SnapshotReceived}. */
    record SnapshotCopied(Instant at, Act act, AccountId owner, SnapshotId snapshot, SnapshotId source, KeyArn key)
            implements Link {}

    /** The copy that is kept: owned by the security account, under the forensics key, locked. */
    record SnapshotReceived(Instant at, Act act, SnapshotId snapshot, String encryptionKey, String mode, Instant until)
            implements Link {}

    /** A machine is of no more use. Where no link tells of its launch, two deliveries asked for one each, and it was the other. */
    record CollectorTerminated(Instant at, Act act, InstanceId collector) implements Link {}

    /** A restored volume is gone, or one that two deliveries made where one was enough. */
    record RestoredVolumeDeleted(Instant at, Act act, VolumeId volume) implements Link {}

    record ShareWithdrawn(Instant at, Act act, SnapshotId snapshot, AccountId account) implements Link {}

    /** A copy that was made only for the work is gone. */
    record CopyDeleted(Instant at, Act act, SnapshotId snapshot) implements Link {}

    /** The source snapshot is gone: its incident is complete, its lock has run out, and the settings say so. Or it was surplus. */
    record SourceSnapshotDeleted(Instant at, Act act, SnapshotId snapshot) implements Link {}

    /** Something that was made for the work could not be removed: the sweeper, or a person, has to. */
    record LeftBehind(Instant at, String id, String reason, String message) implements Link {}

    /** Where what a stage made turned out unusable, the evidence goes back to {@code from}, on a way of its own. */
    record Rerouted(Instant at, StageName from, List<StageName> itinerary, String why) implements Link, BeginsAgain {}

    /** A new attempt begins at {@code from}: what later stages made before counts no more. */
    record AttemptEnded(Instant at, StageName from, String why) implements Link, BeginsAgain {}

    /** The collection of this volume cannot go on without a person; {@code advice} says what that person can do. */
    record CollectionStopped(Instant at, StageName from, String reason, String message, String advice)
            implements Link, BeginsAgain {}

    /** A person sent stopped evidence on its way again, from the first stage whose product is not there, or never was. */
    record CollectionResumed(Instant at, StageName from, String who, String why) implements Link, BeginsAgain {}

    /** A fact after which {@code from} and all stages behind it are to be done anew. */
    sealed interface BeginsAgain permits Rerouted, AttemptEnded, CollectionStopped, CollectionResumed {
        StageName from();
    }
}
