package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Brings bodies to disk while they arrive, hashed on the way, and refuses those that are not what they claim to be. */
final class Store {
    private static final int BUFFER = 256 << 10;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Store(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** One file's worth of bytes; the checksum kept is the one that came along, else the one wanted. */
    Part receive(Arrival arrival, Algorithm wanted, boolean encrypted, Instant now) throws IOException {
        var kept = arrival.algorithm() != null ? arrival.algorithm() : wanted;
        var digests = new EnumMap<Algorithm, Digest>(Algorithm.class);
        digests.put(kept, kept.begin());
        if (arrival.signedHash() != null) {
            digests.computeIfAbsent(Algorithm.SHA256, Algorithm::begin);
        }
        // With a KMS key an ETag is no MD5, so there is no need to compute one unless it is to be compared.
        var md5 = encrypted && arrival.md5() == null ? null : Digest.of(Algorithm.algorithm("MD5"));
        var file = directory.resolve(UUID.randomUUID().toString());
        try {
            var written = write(arrival.body(), file, digests, md5);
            var values = new EnumMap<Algorithm, byte[]>(Algorithm.class);
            digests.forEach((algorithm, digest) -> values.put(algorithm, digest.value()));
            var hash = md5 == null ? null : md5.value();
            check(arrival, written.size(), values, hash);
            var etag = HexFormat.of().formatHex(encrypted ? noMd5() : hash);
            return Part.of(file, written, etag, Checksum.full(kept, values.get(kept)), now);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private byte[] noMd5() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SparseOutput write(InputStream body, Path file, Map<Algorithm, Digest> digests, Digest md5)
            throws IOException {
        var buffer = new byte[BUFFER];
        try (var out = new SparseOutput(file)) {
            for (int got = body.readNBytes(buffer, 0, BUFFER); got > 0; got = body.readNBytes(buffer, 0, BUFFER)) {
                for (var digest : digests.values()) {
                    digest.update(buffer, 0, got);
                }
                if (md5 != null) {
                    md5.update(buffer, 0, got);
                }
                out.write(buffer, 0, got);
            }
            return out;
        }
    }

    private static void check(Arrival arrival, long size, Map<Algorithm, byte[]> values, byte[] md5) {
        if (size != arrival.expectedLength()) {
            throw AwsError.bad(
                    "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length");
        }
        if (arrival.md5() != null && !arrival.md5().equals(Base64.getEncoder().encodeToString(md5))) {
            throw AwsError.bad("BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        var signed = arrival.signedHash();
        if (signed != null && !signed.equals(HexFormat.of().formatHex(values.get(Algorithm.SHA256)))) {
            throw AwsError.bad(
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        var algorithm = arrival.algorithm();
        if (algorithm != null
                && !arrival.checksum().equals(Base64.getEncoder().encodeToString(values.get(algorithm)))) {
            throw AwsError.bad(
                    "BadDigest", "The %s you specified did not match the calculated checksum.", algorithm.name());
        }
    }

    /** The bytes of a range of an existing object as a new part, with no caller's checksum to compare. */
    Part copy(Content source, long from, long length, Algorithm wanted, Instant now) throws IOException {
        var digest = wanted.begin();
        var md5 = Digest.of(Algorithm.algorithm("MD5"));
        var file = directory.resolve(UUID.randomUUID().toString());
        try (var out = new SparseOutput(file)) {
            Reading.of(source, from, length).writeTo(new DigestingOutput(out, digest, md5));
            var etag = HexFormat.of().formatHex(md5.value());
            return Part.of(file, out, etag, Checksum.full(wanted, digest.value()), now);
        }
    }
}
