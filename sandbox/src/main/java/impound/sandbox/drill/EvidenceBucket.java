package impound.sandbox.drill;

import impound.collector.record.Progress;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.evidence.Chained;
import impound.processors.settings.Settings;
import impound.routes.aws.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The evidence bucket as an examiner sees it: through S3, with nothing of the coordinator's own in between. */
final class EvidenceBucket implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Clients clients;
    private final S3Client s3;

    EvidenceBucket(Settings settings, AwsCredentialsProvider credentials) {
        this.clients = new Clients(settings, credentials);
        this.s3 = clients.s3(settings.home());
    }

    /** The ids of all incidents. */
    List<String> incidents() {
        return s3.listObjectsV2(r -> r.bucket(World.EVIDENCE_BUCKET).delimiter("/")).commonPrefixes().stream()
                .map(prefix -> prefix.prefix().substring(0, prefix.prefix().length() - 1))
                .toList();
    }

    /** The keys below this prefix. */
    List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(r -> r.bucket(World.EVIDENCE_BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** The object's bytes, if it is there. */
    Optional<byte[]> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(r -> r.bucket(World.EVIDENCE_BUCKET).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** The chains of an incident by what they are of, as they lie there. */
    SortedMap<String, List<Chained>> chains(String incident) {
        var chains = new TreeMap<String, List<Chained>>();
        for (var key : keys(incident + "/custody/")) {
            var link = read(key).map(document -> Wire.read(document, Chained.class));
            link.ifPresent(found ->
                    chains.computeIfAbsent(found.of(), of -> new ArrayList<>()).add(found));
        }
        return chains;
    }

    /** How much of a volume its collector has sent, in percent, if it has said so. */
    Optional<Integer> percent(String incident, String volume) {
        try {
            var key = "collectors/%s/%s.a1/progress.json".formatted(incident, volume);
            var record = s3.getObjectAsBytes(r -> r.bucket(World.WORK_BUCKET).key(key));
            var progress = RecordJson.read(record.asByteArray(), Progress.class);
            return Optional.of((int) (100 * progress.bytes() / progress.size()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Reads an object from its first byte to its last, and counts and hashes what comes. */
    Content content(String key) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(
                s3.getObject(r -> r.bucket(World.EVIDENCE_BUCKET).key(key)), digest)) {
            long bytes = 0;
            var buffer = new byte[CHUNK];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Leaves every object below this folder, under its key. */
    void download(Path folder) throws IOException {
        for (var key : keys("")) {
            var file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            s3.getObject(r -> r.bucket(World.EVIDENCE_BUCKET).key(key), file);
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What an object, or a disk, holds. */
    record Content(long bytes, String sha256) {}
}
