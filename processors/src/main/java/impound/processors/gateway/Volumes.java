package impound.processors.gateway;

import impound.processors.evidence.Act;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.util.Optional;

/** The volumes that we make from snapshots. */
public interface Volumes {
    Optional<Volume> find(Scope scope, VolumeId volume);

    /** The volume that bears all these tags, such as one that an earlier delivery has made. */
    Optional<Volume> find(Scope scope, Tags tags);

    /** A volume with exactly the snapshot's bytes; the same token makes no second one. */
    Made<VolumeId> restore(Scope scope, Order order);

    /** Shows the volume to the instance under this device name. */
    Act attach(Scope scope, VolumeId volume, InstanceId instance, String device);

    Act delete(Scope scope, VolumeId volume);

    /** What kind of volume is to be made, where, and under which token. */
    record Order(SnapshotId snapshot, Zone zone, Disk disk, int gib, KeyArn key, String clientToken, Tags tags) {}

    /** @param throughput in MiB/s */
    record Disk(String type, int throughput) {}

    /** A volume as EC2 describes it. {@code attachedTo} is an instance's id, or empty. */
    record Volume(
            VolumeId id, String state, Zone zone, String type, int gib, String encryptionKey, String attachedTo) {}
}
