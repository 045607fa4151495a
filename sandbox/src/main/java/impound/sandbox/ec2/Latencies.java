package impound.sandbox.ec2;

import java.time.Duration;

/**
 * How long EC2 takes, in model time. The defaults are field reports and forum threads put together: a model, not a promise.
 */
public record Latencies(
        Duration snapshot,
        long snapshotBytesPerSecond,
        Duration copy,
        long copyBytesPerSecond,
        Duration createVolume,
        Duration attach,
        Duration launch,
        Duration boot,
        Duration terminate,
        Duration asynchronousFailure,
        Duration hidden) {
    private static final long MEBIBYTE = 1L << 20;

    public static Latencies usual() {
        return new Latencies(
                Duration.ofSeconds(60),
                150 * MEBIBYTE,
                Duration.ofSeconds(45),
                100 * MEBIBYTE,
                Duration.ofSeconds(18),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1));
    }

    /** The same EC2, in a fraction of the time. */
    public Latencies dividedBy(int divisor) {
        return new Latencies(
                snapshot.dividedBy(divisor),
                snapshotBytesPerSecond * divisor,
                copy.dividedBy(divisor),
                copyBytesPerSecond * divisor,
                createVolume.dividedBy(divisor),
                attach.dividedBy(divisor),
                launch.dividedBy(divisor),
                boot.dividedBy(divisor),
                terminate.dividedBy(divisor),
                asynchronousFailure.dividedBy(divisor),
                hidden.dividedBy(divisor));
    }

    Duration snapshotOf(long bytes) {
        return snapshot.plusMillis(bytes * 1000 / snapshotBytesPerSecond);
    }

    Duration copyOf(long bytes) {
        return copy.plusMillis(bytes * 1000 / copyBytesPerSecond);
    }
}
