package impound.collector.hand;

import impound.collector.device.NamedDevice;
import impound.collector.record.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is read, and how it is hashed: the options that all commands by hand have. */
final class Source {

    @Option(
            names = "--device",
            required = true,
            paramLabel = "PATH|FILE",
            description = "The block device (a whole disk or a partition) or the file to read.")
    private Path device;

    @Option(
            names = "--digest",
            split = ",",
            converter = DigestName.class,
            paramLabel = "NAME",
            description = "Hashes beside sha256, which is always there: md5, sha1, sha512; as a list or several times.")
    private List<Digest> digests = new ArrayList<>();

    @Option(
            names = "--sys",
            paramLabel = "DIR",
            defaultValue = "/sys",
            description = "The kernel's device tree (${DEFAULT-VALUE}).")
    private Path sys;

    NamedDevice device() {
        return new NamedDevice(sys, device);
    }

    /** As the person typed it. */
    String name() {
        return device.toString();
    }

    List<Digest> digests() {
        Set<Digest> all = EnumSet.of(Digest.SHA256);
        all.addAll(digests);
        return List.copyOf(all);
    }
}
