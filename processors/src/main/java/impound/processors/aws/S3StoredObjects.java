package impound.processors.aws;

import impound.collector.record.PartChecksum;
import impound.collector.record.S3Checksum;
import impound.processors.gateway.StoredObjects;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** What S3 says of the evidence bucket's objects: sizes, versions and the checksums that it keeps. */
public final class S3StoredObjects implements StoredObjects {
    private static final Logger LOG = LoggerFactory.getLogger(S3StoredObjects.class);

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
            return Optional.of(new Stored(key, head.versionId(), head.contentLength(), checksum(head)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static S3Checksum checksum(HeadObjectResponse head) {
        var type = Objects.requireNonNullElse(head.checksumTypeAsString(), "");
        return head.checksumSHA256() != null
                ? new S3Checksum(PartChecksum.SHA256, type, head.checksumSHA256())
                : new S3Checksum(
                        PartChecksum.CRC64NVME, type, Objects.requireNonNullElse(head.checksumCRC64NVME(), ""));
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

    @Override
    public void abortUploads(Region region, String key) {
        clients
                .apply(region)
                .listMultipartUploadsPaginator(r -> r.bucket(bucket(region)).prefix(key))
                .uploads()
                .stream()
                .filter(upload -> upload.key().equals(key))
                .forEach(upload -> abort(region, upload));
    }

    /** Where another process has given it up meanwhile, or S3 says so late, there is nothing left to do. */
    private void abort(Region region, MultipartUpload upload) {
        try {
            clients.apply(region)
                    .abortMultipartUpload(
                            r -> r.bucket(bucket(region)).key(upload.key()).uploadId(upload.uploadId()));
        } catch (NoSuchUploadException e) {
            LOG.atInfo().addKeyValue("key", upload.key()).log("an upload was given up already");
        }
    }

    private String bucket(Region region) {
        return settings.in(region).evidenceBucket();
    }
}
