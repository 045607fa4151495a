package impound.sandbox.ec2;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of volumes and how small and large each may be, in GiB. */
public enum VolumeType {
    standard(1, 1024),
    gp2(1, 16_384),
    gp3(1, 65_536),
    io1(4, 16_384),
    io2(4, 65_536),
    st1(125, 16_384),
    sc1(125, 16_384);

    private final int smallest;
    private final int largest;

    VolumeType(int smallest, int largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    static VolumeType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of("UnknownVolumeType", "Unsupported volume type '%s' for volume creation.", name));
    }

    void admit(int gibibytes) {
        if (gibibytes < smallest) {
            throw Refusal.of(
                    "InvalidParameterValue",
                    "Volume of %dGiB is too small for volume type %s; minimum is %dGiB.",
                    gibibytes,
                    name(),
                    smallest);
        }
        if (gibibytes > largest) {
            throw Refusal.of(
                    "InvalidParameterValue",
                    "Volume of %dGiB is too large for volume type %s; maximum is %dGiB.",
                    gibibytes,
                    name(),
                    largest);
        }
    }

    /** Provisioned types have no operations per second but those that the caller asks for. */
    Optional<Integer> iops(Optional<Integer> asked, int gibibytes) {
        return switch (this) {
            case io1, io2 ->
                Optional.of(asked.orElseThrow(() -> Refusal.of(
                        "MissingParameter", "The parameter iops must be specified for %s volumes.", name())));
            case gp3 -> Optional.of(asked.orElse(3000));
            case gp2 -> Optional.of(Math.min(16_000, Math.max(100, 3 * gibibytes)));
            default -> Optional.empty();
        };
    }

    /** Hard disks are slow enough that EBS takes one snapshot of them at a time. */
    int pendingSnapshots(Quotas quotas) {
        return this == st1 || this == sc1 ? 1 : quotas.pendingPerVolume();
    }
}
