package impound.processors.aws;

import impound.processors.gateway.WorkRecords;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The work bucket, through S3's own client: Camel's component has no If-Match. */
public final class S3WorkRecords implements WorkRecords {
    private final Function<Region, S3Client> clients;
    private final Settings settings;

    public S3WorkRecords(Function<Region, S3Client> clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public Optional<Versioned> read(Region region, String key) {
        try {
            var found = clients.apply(region)
                    .getObjectAsBytes(r -> r.bucket(bucket(region)).key(key));
            return Optional.of(
                    new Versioned(found.asByteArray(), found.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean create(Region region, String key, byte[] record) {
        return put(region, put(region, key).ifNoneMatch("*").build(), record);
    }

    @Override
    public boolean replace(Region region, String key, Versioned old, byte[] record) {
        return put(region, put(region, key).ifMatch(old.etag()).build(), record);
    }

    @Override
    public List<String> keys(Region region, String prefix) {
        return clients
                .apply(region)
                .listObjectsV2Paginator(r -> r.bucket(bucket(region)).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public void remove(Region region, String key) {
        clients.apply(region).deleteObject(r -> r.bucket(bucket(region)).key(key));
    }

    private PutObjectRequest.Builder put(Region region, String key) {
        return PutObjectRequest.builder().bucket(bucket(region)).key(key).contentType("application/json");
    }

    private boolean put(Region region, PutObjectRequest request, byte[] record) {
        return Conditional.write(() -> clients.apply(region).putObject(request, RequestBody.fromBytes(record)));
    }

    private String bucket(Region region) {
        return settings.in(region).workBucket();
    }
}
