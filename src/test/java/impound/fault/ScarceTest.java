package impound.fault;

import impound.sandbox.ec2.Quotas;
import impound.sandbox.ec2.RequestRate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** (e) Three incidents of twelve volumes each at once, while EC2 makes five copies at a time and takes five calls a second. */
class ScarceTest {
    private static final Quotas SCARCE = Quotas.usual().withCopiesInFlight(5);
    private static final RequestRate SLOW = RequestRate.of(5);
    private static final int INCIDENTS = 3;

    /** A sample has fewer, and still more in all than EC2 makes copies at a time. */
    private static final int VOLUMES = 12;

    private static final int SAMPLE = 2;

    @TempDir
    static Path folder;

    @Test
    void scarce_quotas_are_survived() {
        var suite = Suite.ofThisRun();
        var volumes = suite.isWhole() ? VOLUMES : SAMPLE;
        var disks = new Disks(folder, INCIDENTS * volumes);
        var report = new Report("e");

        try (var trial = JumpingTrial.run(Setup.of(disks, INCIDENTS, volumes)
                .with(options -> options.with(SCARCE).with(SLOW)))) {
            Proof.check(trial);
            report.survived(INCIDENTS * volumes);
        } catch (Throwable why) {
            report.lost("%d incidents of %d volumes".formatted(INCIDENTS, volumes), why);
        }

        report.conclude();
    }
}
