package impound.sandbox.ec2;

/**
 * How much of a kind an account has in a region, or EC2 does for it at the same time, before it refuses. The usual ones are AWS's
 * own, but for CPUs (five in a new account) and storage (50 TiB), of which whoever collects disks will have asked for more.
 *
 * @param volumesPerSet how many volumes one CreateSnapshots takes
 * @param vcpus of all running on-demand instances together
 * @param tebibytesPerType of all volumes of one type together
 */
public record Quotas(
        int copiesInFlight,
        int pendingPerVolume,
        int pendingPerAccount,
        int volumesPerSet,
        int vcpus,
        int tebibytesPerType) {
    public static Quotas usual() {
        return new Quotas(20, 5, 100, 40, 256, 300);
    }

    public Quotas withCopiesInFlight(int other) {
        return new Quotas(other, pendingPerVolume, pendingPerAccount, volumesPerSet, vcpus, tebibytesPerType);
    }

    public Quotas withVcpus(int other) {
        return new Quotas(copiesInFlight, pendingPerVolume, pendingPerAccount, volumesPerSet, other, tebibytesPerType);
    }

    public Quotas withTebibytesPerType(int other) {
        return new Quotas(copiesInFlight, pendingPerVolume, pendingPerAccount, volumesPerSet, vcpus, other);
    }

    public Quotas withPendingPerAccount(int other) {
        return new Quotas(copiesInFlight, pendingPerVolume, other, volumesPerSet, vcpus, tebibytesPerType);
    }

    public Quotas withVolumesPerSet(int other) {
        return new Quotas(copiesInFlight, pendingPerVolume, pendingPerAccount, other, vcpus, tebibytesPerType);
    }
}
