package impound.sandbox.ec2;

import impound.sandbox.machine.Launcher;
import java.nio.file.Path;
import java.util.List;

/**
 * How this EC2 behaves.
 *
 * @param folder where the disks and the machines lie
 * @param collector the command line of the collector; each machine adds its own {@code --sys} and {@code --dev}
 * @param launcher starts that command line
 * @param rate of calls, of each kind, by an account in a region; EC2 refuses those that come faster
 * @param noisyBlocks of those that were never written, how many of a disk read as noise at the most: all of them, but where a
 *     test has no use for a gigabyte of it
 * @param seed of the ids, so that a run can be repeated
 */
public record Ec2Options(
        Path folder,
        List<String> collector,
        Launcher launcher,
        Latencies latencies,
        Quotas quotas,
        RequestRate rate,
        NeverWritten neverWritten,
        int noisyBlocks,
        long seed) {
    public Ec2Options {
        collector = List.copyOf(collector);
    }

    public static Ec2Options usual(Path folder, List<String> collector) {
        return new Ec2Options(
                folder,
                collector,
                Launcher.OF_PROCESSES,
                Latencies.usual(),
                Quotas.usual(),
                RequestRate.unlimited(),
                NeverWritten.NOISE_ONCE_RE_ENCRYPTED,
                Integer.MAX_VALUE,
                1);
    }

    public Ec2Options with(Launcher other) {
        return new Ec2Options(folder, collector, other, latencies, quotas, rate, neverWritten, noisyBlocks, seed);
    }

    public Ec2Options with(Latencies other) {
        return new Ec2Options(folder, collector, launcher, other, quotas, rate, neverWritten, noisyBlocks, seed);
    }

    public Ec2Options with(Quotas other) {
        return new Ec2Options(folder, collector, launcher, latencies, other, rate, neverWritten, noisyBlocks, seed);
    }

    public Ec2Options with(RequestRate other) {
        return new Ec2Options(folder, collector, launcher, latencies, quotas, other, neverWritten, noisyBlocks, seed);
    }

    public Ec2Options with(NeverWritten other) {
        return new Ec2Options(folder, collector, launcher, latencies, quotas, rate, other, noisyBlocks, seed);
    }

    public Ec2Options withNoisyBlocks(int most) {
        return new Ec2Options(folder, collector, launcher, latencies, quotas, rate, neverWritten, most, seed);
    }
}
