package impound.processors.settings;

import impound.processors.id.KeyArn;
import impound.processors.id.Zone;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a served region has of its own, since nothing of a collection leaves the region of its instance.
 *
 * @param forensicsKey under which restored volumes and received snapshots are encrypted
 * @param signingKey that signs closing records
 * @param machineImage of the collectors
 * @param collectorTypes of instances, the first that a zone has to give is taken
 * @param subnets of the isolated network, by the zone that each lies in
 * @param topic to which notices go
 */
public record RegionSettings(
        String evidenceBucket,
        String workBucket,
        KeyArn forensicsKey,
        KeyArn signingKey,
        String machineImage,
        List<String> collectorTypes,
        String instanceProfile,
        String securityGroup,
        SortedMap<Zone, String> subnets,
        String topic,
        String auditLogGroup,
        String captureLogGroup,
        String readinessLogGroup) {

    public RegionSettings {
        collectorTypes = List.copyOf(collectorTypes);
        subnets = new TreeMap<>(subnets);
    }
}
