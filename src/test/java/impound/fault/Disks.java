package impound.fault;

import impound.collector.record.PartList;
import impound.collector.upload.CompositeChecksum;
import impound.collector.upload.PartPlan;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Source disks that no two are alike, made once for all trials, and what S3 must say of an image of each: it hashes every
 * part as it comes in, so that an image with that checksum is right byte for byte.
 */
final class Disks {
    private static final long GIBIBYTE = 1L << 30;
    private static final int NOISE = 1 << 20;

    private final List<Path> files = new ArrayList<>();
    private final List<String> checksums = new ArrayList<>();

    /** This many disks of 1 GiB in this folder. */
    Disks(Path folder, int count) {
        RememberedHashes.use();
        for (int number = 0; number < count; number++) {
            var file = folder.resolve("disk-%02d.img".formatted(number));
            write(file, number);
            files.add(file);
            checksums.add(checksum(file));
        }
    }

    List<Path> files(int from, int to) {
        return files.subList(from, to);
    }

    /** S3's composite SHA-256 of the disk's bytes, in the parts in which a collector sends them. */
    String checksum(int number) {
        return checksums.get(number);
    }

    private static void write(Path file, int seed) {
        var random = new Random(seed);
        var bytes = new byte[NOISE];
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            for (int place = 0; place < 4; place++) {
                random.nextBytes(bytes);
                out.seek(place * (GIBIBYTE / 4) + random.nextInt(100 << 20));
                out.write(bytes);
            }
            out.setLength(GIBIBYTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(Path file) {
        var size = (int) PartPlan.of(GIBIBYTE).partSize();
        var parts = new ArrayList<PartList.Part>();
        try (var in = Files.newInputStream(file)) {
            for (var part = in.readNBytes(size); part.length > 0; part = in.readNBytes(size)) {
                var hash = MessageDigest.getInstance("SHA-256").digest(part);
                parts.add(new PartList.Part(
                        parts.size() + 1,
                        (long) parts.size() * size,
                        part.length,
                        HexFormat.of().formatHex(hash)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return CompositeChecksum.of(parts);
    }
}
