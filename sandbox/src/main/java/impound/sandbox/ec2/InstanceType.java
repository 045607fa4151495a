package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;

/**
 * What an instance of a type has.
 *
 * @param disks how many disks of its own it has (instance store): no snapshot ever shows them
 * @param diskGigabytes the size of each
 */
record InstanceType(
        String name,
        int vcpus,
        int mebibytes,
        String hypervisor,
        String architecture,
        int disks,
        int diskGigabytes,
        String diskKind)
        implements Offered {
    /** From a line of the table: {@code m5d.large 2 8192 nitro x86_64 1x75 ssd}, or without the last two. */
    static InstanceType read(String line) {
        var words = line.strip().split(" +");
        var disks = words.length > 5 ? words[5].split("x") : new String[] {"0", "0"};
        return new InstanceType(
                words[0],
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                words[3],
                words[4],
                Integer.parseInt(disks[0]),
                Integer.parseInt(disks[1]),
                words.length > 6 ? words[6] : "");
    }

    boolean isNitro() {
        return hypervisor.equals("nitro");
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "instance-type" -> List.of(name);
            case "hypervisor" -> List.of(hypervisor);
            case "instance-storage-supported" -> List.of(String.valueOf(disks > 0));
            case "processor-info.supported-architecture" -> List.of(architecture);
            case "vcpu-info.default-vcpus" -> List.of(String.valueOf(vcpus));
            case "memory-info.size-in-mib" -> List.of(String.valueOf(mebibytes));
            default -> null;
        };
    }
}
