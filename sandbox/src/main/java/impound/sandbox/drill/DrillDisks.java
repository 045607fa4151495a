package impound.sandbox.drill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** The disks that a drill has when nobody gives it any: one with a file system, the others with bytes that mean nothing. */
public final class DrillDisks {
    private static final int NOISE = 64 << 20;
    /** Not at the start, so that the image has zeros before, noise, and zeros after. */
    private static final long NOISE_AT = 100L << 20;

    private DrillDisks() {}

    /** Two disks of 1 GiB. */
    public static List<Path> in(Path folder) throws IOException {
        return in(folder, 2, 1);
    }

    /** This many disks of this many GiB. Most of each is holes, which take no room. */
    public static List<Path> in(Path folder, int disks, int gibibytes) throws IOException {
        Files.createDirectories(folder);
        var made = new ArrayList<Path>();
        made.add(grown(fileSystem(folder.resolve("root.img")), gibibytes));
        for (int number = 1; number < disks; number++) {
            var name = number == 1 ? "data.img" : "data-" + number + ".img";
            made.add(grown(noise(folder.resolve(name), number), gibibytes));
        }
        return List.copyOf(made);
    }

    private static Path fileSystem(Path disk) throws IOException {
        try (var in = new GZIPInputStream(DrillDisks.class.getResourceAsStream("drill-root.ext4.gz"))) {
            Files.copy(in, disk);
        }
        return disk;
    }

    private static Path noise(Path disk, int seed) throws IOException {
        var bytes = new byte[NOISE];
        new Random(seed).nextBytes(bytes);
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.seek(NOISE_AT);
            file.write(bytes);
        }
        return disk;
    }

    private static Path grown(Path disk, int gibibytes) throws IOException {
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength((long) gibibytes << 30);
        }
        return disk;
    }
}
