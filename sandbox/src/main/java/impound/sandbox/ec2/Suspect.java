package impound.sandbox.ec2;

import java.util.List;
import java.util.Map;

/**
 * An instance under suspicion, as it is when the finding comes.
 *
 * @param instanceId null: the sandbox makes one
 * @param disks the first is the one it boots from
 * @param outpost ARN of the Outpost on which it runs; null for one in AWS itself
 */
public record Suspect(
        String account,
        String region,
        String zone,
        String instanceId,
        String type,
        List<SeedDisk> disks,
        InstanceState state,
        Hibernation hibernation,
        Map<String, String> tags,
        String outpost) {
    /** Whether it can hibernate: EC2 takes no multi-volume snapshots of one that can. */
    public enum Hibernation {
        OFF,
        ON
    }

    /** A running instance without tags. */
    public static Suspect running(String account, String region, String zone, String instanceId, List<SeedDisk> disks) {
        return new Suspect(
                account,
                region,
                zone,
                instanceId,
                "m5.large",
                disks,
                InstanceState.RUNNING,
                Hibernation.OFF,
                Map.of(),
                null);
    }

    /** Stopped or terminated, for example. */
    public Suspect in(InstanceState other) {
        return new Suspect(account, region, zone, instanceId, type, disks, other, hibernation, tags, outpost);
    }

    public Suspect ofType(String other) {
        return new Suspect(account, region, zone, instanceId, other, disks, state, hibernation, tags, outpost);
    }

    public Suspect hibernating() {
        return new Suspect(account, region, zone, instanceId, type, disks, state, Hibernation.ON, tags, outpost);
    }

    public Suspect tagged(Map<String, String> others) {
        return new Suspect(account, region, zone, instanceId, type, disks, state, hibernation, others, outpost);
    }

    /** On hardware of AWS in the customer's own building. */
    public Suspect on(String outpostArn) {
        return new Suspect(account, region, zone, instanceId, type, disks, state, hibernation, tags, outpostArn);
    }
}
