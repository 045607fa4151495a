package impound.processors.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.evidence.SourceVolume;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The instances and volumes under investigation: only ever looked at. */
public interface Instances {
    Optional<Described> describe(Scope scope, InstanceId instance);

    Optional<DescribedVolume> describe(Scope scope, VolumeId volume);

    /**
     * What EC2 said of an instance and its volumes before anything was done: what we understand of it, and all of it.
     *
     * @param passing why it did not say all of it at this moment though it may a little later; empty where nothing is missing
     */
    record Described(SourceInstance instance, Said said, String passing) {}

    /**
     * What EC2 said of a volume by itself before anything was done: what we understand of it, and all of it.
     *
     * @param said with the instances that have it attached, of which there may be several
     */
    record DescribedVolume(SourceAlone alone, JsonNode said) {}

    /**
     * EC2's answers, with everything that stood in them, for an examiner who asks what we did not. A question that had no
     * answer has the reason in its place.
     *
     * @param consoleOutput the text is in base64, as EC2 gives it
     */
    record Said(JsonNode instance, JsonNode volumes, JsonNode instanceType, JsonNode consoleOutput) {}

    /**
     * What EC2 said of an instance and its EBS volumes before anything was done, and when it was asked.
     *
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
            InstanceStore instanceStore,
            List<VolumeId> deletedOnTermination)
            implements Source {
        /** Whether its disks are gone with it. */
        public boolean isTerminated() {
            return state.equals("terminated") || state.equals("shutting-down");
        }
    }

    /** What EC2 said of a volume for which a person asks by itself, and when it was asked. */
    record SourceAlone(SourceVolume volume, String state, Zone zone, Instant askedAt) implements Source {
        @Override
        public List<SourceVolume> volumes() {
            return List.of(volume);
        }
    }
}
