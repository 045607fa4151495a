package impound.sandbox.drill;

import impound.collector.record.Progress;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.evidence.Chained;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import impound.routes.aws.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Clients clients;
    private final S3Client s3;
    private final String bucket;
    private final String work;

    EvidenceBucket(Settings settings, AwsCredentialsProvider credentials, Region region) {
        this.clients = new Clients(settings, credentials);
        this.s3 = clients.s3(region);
        this.bucket = settings.in(region).evidenceBucket();
        this.work = settings.in(region).workBucket();
    }

    /** The ids of all incidents. */
    List<String> incidents() {
        return s3.listObjectsV2(r -> r.bucket(bucket).delimiter("/")).commonPrefixes().stream()
                .map(prefix -> prefix.prefix().substring(0, prefix.prefix().length() - 1))
                .toList();
    }

    /** The keys below this prefix. */
    List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** The object's bytes, if it is there. */
    Optional<byte[]> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray());
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
    Optional<Integer> percent(String incident, String volume, int attempt) {
        try {
            var key = "collectors/%s/%s.a%d/progress.json".formatted(incident, volume, attempt);
            var record = s3.getObjectAsBytes(r -> r.bucket(work).key(key));
            var progress = RecordJson.read(record.asByteArray(), Progress.class);
            return Optional.of((int) (100 * progress.bytes() / progress.size()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    String name() {
        return bucket;
    }

    /** The object's bytes, one after the other. */
    InputStream open(String key) {
        return s3.getObject(r -> r.bucket(bucket).key(key));
    }

    /** Leaves every object below this folder, under its key. */
    void download(Path folder) throws IOException {
        for (var key : keys("")) {
            var file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            s3.getObject(r -> r.bucket(bucket).key(key), file);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
