package impound.fault;

import impound.collector.record.PartList;
import impound.collector.upload.CompositeChecksum;
import impound.collector.upload.PartPlan;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Source disks that no two are alike, made once for all trials, and what S3 must say of an image of each: it hashes every
 * part as it comes in, so that an image with that checksum is right byte for byte. They differ near their ends: what is
 * alike before it is hashed once for all of them.
 */
final class Disks {
    private static final long GIBIBYTE = 1L << 30;
    private static final int NOISE = 1 << 20;
    private static final int PART = (int) PartPlan.of(GIBIBYTE).partSize();

    /** From here on a disk is like no other. */
    private static final long OWN = GIBIBYTE - 4L * PART;

    /** Where the noise begins that all have: within a part, and over the end of one. */
    private static final List<Long> COMMON = List.of(0L, 300L << 20, (640L << 20) - NOISE / 2);

    private final List<Path> files = new ArrayList<>();
    private final List<String> checksums = new ArrayList<>();

    /** This many disks of 1 GiB in this folder. */
    Disks(Path folder, int count) {
        RememberedHashes.use();
        for (int number = 0; number < count; number++) {
            var file = folder.resolve("disk-%02d.img".formatted(number));
            var noise = write(file, number);
            files.add(file);
            checksums.add(checksum(file, noise));
        }
        rememberWhatIsCommon();
    }

    List<Path> files(int from, int to) {
        return files.subList(from, to);
    }

    /** S3's composite SHA-256 of the disk's bytes, in the parts in which a collector sends them. */
    String checksum(int number) {
        return checksums.get(number);
    }

    /** Noise in four places, the last of them its own, and zeros between them; says where the noise begins. */
    private static List<Long> write(Path file, int seed) {
        var own = new Random(seed);
        var places = new ArrayList<>(COMMON);
        places.add(OWN + own.nextInt((int) (GIBIBYTE - OWN) - NOISE));
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            for (var place : places) {
                var bytes = new byte[NOISE];
                (place < OWN ? new Random(place) : own).nextBytes(bytes);
                out.seek(place);
                out.write(bytes);
            }
            out.setLength(GIBIBYTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static String checksum(Path file, List<Long> noise) {
        var zeros = sha256(new byte[PART]);
        var parts = new ArrayList<PartList.Part>();
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            for (long offset = 0; offset < GIBIBYTE; offset += PART) {
                var hash = hasNoise(offset, noise) ? sha256(read(in, offset)) : zeros;
                parts.add(new PartList.Part(parts.size() + 1, offset, PART, hash));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CompositeChecksum.of(parts);
    }

    /** Many collectors hash it at the same moment, and none of them could learn from the others. */
    private void rememberWhatIsCommon() {
        var digest = sha256();
        try (var in = new RandomAccessFile(files.get(0).toFile(), "r")) {
            for (long offset = 0; offset < OWN; offset += PART) {
                digest.update(read(in, offset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasNoise(long offset, List<Long> noise) {
        return noise.stream().anyMatch(place -> place < offset + PART && offset < place + NOISE);
    }

    private static byte[] read(RandomAccessFile in, long offset) throws IOException {
        var part = new byte[PART];
        in.seek(offset);
        in.readFully(part);
        return part;
    }

    private static String sha256(byte[] part) {
        return HexFormat.of().formatHex(sha256().digest(part));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
