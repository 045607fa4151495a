package impound.processors.aws;

import impound.processors.gateway.StoredObjects;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What S3 says of the evidence bucket's objects: sizes, versions and the checksums that it keeps. */
public final class S3StoredObjects implements StoredObjects {
    private final Function<Region, S3Client> clients;
    private final Settings settings;

    public S3StoredObjects(Function<Region, S3Client> clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public Optional<Stored> head(Region region, String key) {
        try {
            var head = clients.apply(region)
                    .headObject(r -> r.bucket(bucket(region)).key(key).checksumMode(ChecksumMode.ENABLED));
            var sha256 = head.checksumSHA256() == null ? "" : head.checksumSHA256();
            return Optional.of(new Stored(key, head.versionId(), head.contentLength(), sha256));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Version> versions(Region region, String prefix) {
        var versions = new ArrayList<Version>();
        clients.apply(region)
                .listObjectVersionsPaginator(r -> r.bucket(bucket(region)).prefix(prefix))
                .forEach(page -> {
                    page.versions()
                            .forEach(v ->
                                    versions.add(new Version(v.key(), v.versionId(), v.size(), v.isLatest(), false)));
                    page.deleteMarkers()
                            .forEach(v -> versions.add(new Version(v.key(), v.versionId(), 0, v.isLatest(), true)));
                });
        versions.sort(Comparator.comparing(Version::key));
        return List.copyOf(versions);
    }

    private String bucket(Region region) {
        return settings.in(region).evidenceBucket();
    }
}
