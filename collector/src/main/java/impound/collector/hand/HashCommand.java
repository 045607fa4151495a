package impound.collector.hand;

import impound.collector.Alarm;
import impound.collector.Collector;
import impound.collector.Hashing;
import impound.collector.device.Device;
import impound.collector.record.Digest;
import impound.collector.report.CheckLine;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hashes a device, so that a person can compare it with an image. */
@Command(
        name = "hash",
        mixinStandardHelpOptions = true,
        versionProvider = Collector.Version.class,
        description = {
            "Reads a disk or a file once, and writes a line for each hash as sha256sum and md5sum do: the hash, two blanks, the"
                    + " path. How far it is goes to standard error.",
        },
        footer = {
            "",
            "Examples:",
            "  collector hash --device /dev/nvme1n1",
            "  collector hash --device evidence.dd --digest md5,sha1",
            "  collector hash --device evidence.dd | sha256sum --check"
        })
public final class HashCommand implements Callable<Integer> {

    @Mixin
    private Source source;

    @Option(
            names = "--tag",
            description = "Writes lines that name the algorithm too, as sha256sum --tag does: SHA256 (PATH) = HASH.")
    private boolean isTagged;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Device device = source.device().open();
        ProgressLine progress =
                new ProgressLine(err, ProgressLine.Style.ofStandardError(), device.size(), Clock.systemUTC());
        SortedMap<Digest, String> hashes =
                new Hashing(source.digests(), new Alarm(Alarm.STALL)).of(device, progress.started());
        // Not closed after a failure: closing waits for a read that may never return.
        device.close();
        hashes.forEach((digest, hex) -> spec.commandLine().getOut().println(line(digest, hex)));
        return 0;
    }

    private String line(Digest digest, String hex) {
        return isTagged ? CheckLine.tagged(digest.name(), hex, source.name()) : CheckLine.of(hex, source.name());
    }
}
