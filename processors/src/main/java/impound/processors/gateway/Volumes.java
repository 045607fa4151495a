package impound.processors.gateway;

import impound.processors.evidence.Act;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.util.List;
import java.util.Optional;

/** The volumes that we make from snapshots. */
public interface Volumes {
    Optional<Volume> find(Scope scope, VolumeId volume);

    /** The volumes that bear all these tags, such as one that an earlier delivery has made. */
    List<Volume> tagged(Scope scope, Tags tags);

    /** A volume with exactly the snapshot's bytes; the same token makes no second one. */
    Made<VolumeId> restore(Scope scope, Order order);

    /** Shows the volume to the instance under this device name. */
    Act attach(Scope scope, VolumeId volume, InstanceId instance, String device);

    Act delete(Scope scope, VolumeId volume);

    /** What kind of volume is to be made, where, and under which token. */
    record Order(SnapshotId snapshot, Zone zone, Disk disk, int gib, KeyArn key, String clientToken, Tags tags) {}

    /** @param throughput in MiB/s */
    record Disk(String type, int throughput) {
        /**
         * Has every size that a snapshot can have, 1 GiB to 64 TiB (EBS User Guide, General Purpose SSD volumes), so that a
         * restored volume is never larger than its disk was; of what type that one was does not matter for its bytes.
         * 750 MiB/s is all that the 3,000 operations a second allow which every size has. More would buy nothing: EBS
         * fetches a block that is read for the first time from S3, and that is slower.
         */
        public static final Disk OF_ANY_SIZE = new Disk("gp3", 750);
    }

    /** A volume as EC2 describes it. {@code attachedTo} is an instance's id, or empty. */
    record Volume(
            VolumeId id, String state, Zone zone, String type, int gib, String encryptionKey, String attachedTo) {}
}
