package impound.processors.gateway;

import impound.processors.evidence.SourceVolume;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The instances under investigation: only ever looked at. */
public interface Instances {
    Optional<SourceInstance> describe(Scope scope, InstanceId instance);

    /**
     * What EC2 said of an instance and its EBS volumes before anything was done, and when it was asked.
     *
     * @param instanceStore the disks of the machine itself, each with its size, as far as they are known: no snapshot keeps them
     * @param deletedOnTermination those of its volumes that EC2 deletes when the instance is terminated
     */
    record SourceInstance(
            InstanceId id,
            String state,
            Zone zone,
            String type,
            String machineImage,
            String privateAddress,
            Instant askedAt,
            List<SourceVolume> volumes,
            List<String> instanceStore,
            List<VolumeId> deletedOnTermination) {
        /** Whether its disks are gone with it. */
        public boolean isTerminated() {
            return state.equals("terminated") || state.equals("shutting-down");
        }
    }
}
