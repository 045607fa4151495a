package impound.sandbox.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The one command of util-linux that a collector runs: the real one sets a flag in the kernel, which has no disk of ours. */
final class Blockdev {
    private Blockdev() {}

    /** Puts it into the folder, where all machines of a host find it. */
    static Path in(Path folder) {
        var command = folder.resolve("blockdev");
        try (var script = Blockdev.class.getResourceAsStream("blockdev")) {
            Files.createDirectories(folder);
            Files.write(command, script.readAllBytes());
            Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
