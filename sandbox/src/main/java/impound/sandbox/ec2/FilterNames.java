package impound.sandbox.ec2;

import java.util.List;
import java.util.Map;

/** The filters that each Describe call has: another is refused also where there is nothing to filter, as in EC2. */
final class FilterNames {
    private static final List<String> OF_INSTANCES = List.of(
            "instance-id",
            "instance-state-name",
            "instance-state-code",
            "instance-type",
            "image-id",
            "subnet-id",
            "vpc-id",
            "availability-zone",
            "client-token",
            "private-ip-address",
            "reservation-id",
            "owner-id");

    private static final Map<String, List<String>> NAMES = Map.of(
            "DescribeSnapshots",
            List.of(
                    "snapshot-id",
                    "status",
                    "volume-id",
                    "volume-size",
                    "owner-id",
                    "description",
                    "encrypted",
                    "progress",
                    "start-time",
                    "storage-tier"),
            "DescribeLockedSnapshots",
            List.of("lock-state"),
            "DescribeVolumes",
            List.of(
                    "volume-id",
                    "status",
                    "size",
                    "snapshot-id",
                    "volume-type",
                    "availability-zone",
                    "encrypted",
                    "create-time",
                    "attachment.instance-id",
                    "attachment.device",
                    "attachment.status"),
            "DescribeInstances",
            OF_INSTANCES,
            "DescribeInstanceStatus",
            OF_INSTANCES,
            "DescribeSubnets",
            List.of("subnet-id", "vpc-id", "availability-zone", "availabilityZone", "state", "outpost-arn"),
            "DescribeSecurityGroups",
            List.of("group-id", "vpc-id", "owner-id"),
            "DescribeImages",
            List.of("image-id", "name", "state", "owner-id", "architecture"),
            "DescribeInstanceTypes",
            List.of(
                    "instance-type",
                    "hypervisor",
                    "instance-storage-supported",
                    "processor-info.supported-architecture",
                    "vcpu-info.default-vcpus",
                    "memory-info.size-in-mib"),
            "DescribeInstanceTypeOfferings",
            List.of("instance-type", "location"));

    private FilterNames() {}

    static void admit(String action, String name) {
        if (!name.startsWith("tag:")
                && !name.equals("tag-key")
                && !NAMES.getOrDefault(action, List.of()).contains(name)) {
            throw Refusal.of("InvalidParameterValue", "The filter '%s' is invalid", name);
        }
    }
}
