package impound.sandbox.ec2;

/** How much of a kind EC2 does at the same time before it refuses. */
public record Quotas(int copiesInFlight, int pendingPerVolume, int pendingPerAccount, int volumesPerSet) {
    public static Quotas usual() {
        return new Quotas(20, 5, 100, 40);
    }
}
