package impound.processors.fakes;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Life.IMAGE;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.PartList.Part;
import impound.collector.record.RecordJson;
import impound.collector.record.S3Checksum;
import impound.processors.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** What a collector leaves in the evidence bucket for the root volume; each field can be made to lie. */
public final class StoredImage {
    private static final long HALF = ROOT.bytes() / 2;
    private static final Manifest.Writes NONE = new Manifest.Writes(0, 0);
    private static final Manifest.Protection PROTECTION = new Manifest.Protection(Manifest.ReadOnly.FOUND, NONE, NONE);

    public long size = ROOT.bytes();
    public long sizeInManifest = ROOT.bytes();
    public String versionInManifest = "v1";
    public long secondPartAt = HALF;
    public long secondPartSize = HALF;
    public PartChecksum algorithm = PartChecksum.SHA256;
    public PartChecksum algorithmInManifest = PartChecksum.SHA256;
    public List<String> partChecksums = List.of("1".repeat(64), "2".repeat(64));
    public S3Checksum checksum = composite("1".repeat(64), "2".repeat(64));
    public S3Checksum checksumInManifest = checksum;
    public String partsHash = "";
    public String sha256InSideFile = Life.SHA256;
    public String nameInSideFile = ROOT.id() + ".image.dd";
    public String md5InManifest = "d".repeat(32);
    public boolean hasSha256 = true;
    public boolean secondVersion;
    public String incident = Ids.INCIDENT.value();
    public String volume = ROOT.id().value();
    public int attempt = 1;
    public String serial = RESTORED.value().replace("-", "");
    public String bucketInManifest = "evidence";
    public String keyInManifest = IMAGE;
    public String result = "COLLECTED";
    public List<Manifest.Range> badRanges = List.of();
    public String partsKey = IMAGE + ".parts.json";

    /** As of a collector that was to have its parts checked by CRC: zeros in the one, and ones in the other. */
    public static StoredImage withCrc() {
        var image = new StoredImage();
        image.algorithm = PartChecksum.CRC64NVME;
        image.algorithmInManifest = PartChecksum.CRC64NVME;
        image.partChecksums = List.of(Crcs.ZEROS, Crcs.ONES);
        image.checksum = PartChecksum.CRC64NVME.whole(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Crcs.BOTH)));
        image.checksumInManifest = image.checksum;
        return image;
    }

    /** Puts all of it into the bucket; answers the manifest's bytes. */
    public byte[] put(EvidenceBucket bucket) {
        var parts = RecordJson.write(new PartList(
                IMAGE,
                ROOT.bytes(),
                algorithm,
                List.of(
                        new Part(1, 0, HALF, partChecksums.get(0)),
                        new Part(2, secondPartAt, secondPartSize, partChecksums.get(1)))));
        bucket.putObject(REGION, IMAGE, new byte[0], size, checksum);
        if (secondVersion) {
            bucket.putObject(REGION, IMAGE, new byte[0], size, checksum);
        }
        bucket.put(REGION, IMAGE + ".parts.json", parts);
        bucket.put(REGION, IMAGE + ".sha256", side(sha256InSideFile));
        bucket.put(REGION, IMAGE + ".md5", side("d".repeat(32)));
        var manifest = RecordJson.write(manifest(partsHash.isEmpty() ? Wire.sha256(parts) : partsHash));
        bucket.put(REGION, IMAGE + ".manifest.json", manifest);
        return manifest;
    }

    private byte[] side(String digest) {
        return (digest + "  " + nameInSideFile + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Manifest manifest(String hashOfParts) {
        var digests = new TreeMap<Digest, String>();
        if (hasSha256) {
            digests.put(Digest.SHA256, Life.SHA256);
        }
        digests.put(Digest.MD5, md5InManifest);
        return new Manifest(
                Manifest.FORMAT,
                incident,
                volume,
                attempt,
                result,
                new Manifest.Image(
                        bucketInManifest, keyInManifest, versionInManifest, sizeInManifest, checksumInManifest),
                new Manifest.Device("/dev/nvme1n1", serial, "Amazon Elastic Block Store", size, 512, 512, PROTECTION),
                digests,
                new Manifest.Parts(2, HALF, algorithmInManifest, partsKey, hashOfParts),
                badRanges,
                COLLECTOR.value(),
                null,
                new Manifest.Tool("impound-collector", "0.1.0", "17", "6.1"),
                Life.AT,
                Life.AT);
    }

    /** Of halves of the disk that are full of one byte, by a library that knows nothing of how CRCs are combined; made once. */
    private static final class Crcs {
        static final String ZEROS = of(0);
        static final String ONES = of(1);
        static final String BOTH = of(0, 1);

        private static String of(int... fillings) {
            var crc = new CRC64NVME();
            var filled = new byte[1 << 20];
            for (var filling : fillings) {
                Arrays.fill(filled, (byte) filling);
                for (long at = 0; at < HALF; at += filled.length) {
                    crc.update(filled);
                }
            }
            return HexFormat.of().toHexDigits(crc.getValue());
        }
    }

    private static S3Checksum composite(String... hashes) {
        try {
            var all = new ByteArrayOutputStream();
            for (var hash : hashes) {
                all.writeBytes(HexFormat.of().parseHex(hash));
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
            return PartChecksum.SHA256.whole(Base64.getEncoder().encodeToString(digest) + "-" + hashes.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
