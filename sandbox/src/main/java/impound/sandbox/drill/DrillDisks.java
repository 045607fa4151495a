package impound.sandbox.drill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** The disks that a drill has when nobody gives it any: one with a file system, one with bytes that mean nothing. */
public final class DrillDisks {
    private static final long GIBIBYTE = 1L << 30;
    private static final int NOISE = 64 << 20;
    /** Not at the start, so that the image has zeros before, noise, and zeros after. */
    private static final long NOISE_AT = 100L << 20;

    private DrillDisks() {}

    public static List<Path> in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(fileSystem(folder.resolve("root.img")), noise(folder.resolve("data.img")));
    }

    private static Path fileSystem(Path disk) throws IOException {
        try (var in = new GZIPInputStream(DrillDisks.class.getResourceAsStream("drill-root.ext4.gz"))) {
            Files.copy(in, disk);
        }
        return grown(disk);
    }

    private static Path noise(Path disk) throws IOException {
        var bytes = new byte[NOISE];
        new Random(1).nextBytes(bytes);
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.seek(NOISE_AT);
            file.write(bytes);
        }
        return grown(disk);
    }

    private static Path grown(Path disk) throws IOException {
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(GIBIBYTE);
        }
        return disk;
    }
}
