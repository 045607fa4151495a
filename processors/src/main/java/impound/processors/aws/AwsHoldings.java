package impound.processors.aws;

import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Holding.Size;
import impound.processors.gateway.Holdings;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** What EC2 and S3 list under our tag. Where a page's size is not named EC2 answers all at once, or refuses to: so it is named. */
public final class AwsHoldings implements Holdings {
    private static final int PAGE = 500;
    /** EC2 lists a machine for an hour more after it has ended. */
    private static final List<String> NOT_GONE = List.of("pending", "running", "stopping", "stopped");

    private final Ec2 ec2;
    private final Function<Region, S3Client> s3;
    private final Settings settings;

    public AwsHoldings(Ec2 ec2, Function<Region, S3Client> s3, Settings settings) {
        this.ec2 = ec2;
        this.s3 = s3;
        this.settings = settings;
    }

    @Override
    public List<Holding> collectors(Scope scope) {
        return ec2
                .client(scope)
                .describeInstancesPaginator(r -> r.maxResults(PAGE)
                        .filters(ours(), filter("instance-state-name", NOT_GONE))
                        .overrideConfiguration(ec2.looking(scope)))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(found -> collector(scope, found))
                .toList();
    }

    @Override
    public List<Holding> volumes(Scope scope) {
        return ec2
                .client(scope)
                .describeVolumesPaginator(
                        r -> r.maxResults(PAGE).filters(ours()).overrideConfiguration(ec2.looking(scope)))
                .volumes()
                .stream()
                .map(found -> volume(scope, found))
                .toList();
    }

    @Override
    public List<Holding> snapshots(Scope scope) {
        return ec2
                .client(scope)
                .describeSnapshotsPaginator(r ->
                        r.maxResults(PAGE).ownerIds("self").filters(ours()).overrideConfiguration(ec2.looking(scope)))
                .snapshots()
                .stream()
                .map(found -> snapshot(scope, found))
                .toList();
    }

    /** Tags of a snapshot are its owner's to see: whoever it is shared with finds it by owner and permission only. */
    @Override
    public Set<SnapshotId> shared(Scope scope, Collection<AccountId> owners) {
        return ec2
                .client(scope)
                .describeSnapshotsPaginator(r -> r.maxResults(PAGE)
                        .ownerIds(owners.stream().map(AccountId::value).toList())
                        .restorableByUserIds(scope.account().value())
                        .overrideConfiguration(ec2.looking(scope)))
                .snapshots()
                .stream()
                .map(found -> new SnapshotId(found.snapshotId()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Holding> uploads(Region region) {
        return s3.apply(region).listMultipartUploadsPaginator(r -> r.bucket(bucket(region))).uploads().stream()
                .map(found -> upload(region, found))
                .toList();
    }

    @Override
    public void abort(Holding upload) {
        try {
            s3.apply(upload.region())
                    .abortMultipartUpload(r ->
                            r.bucket(bucket(upload.region())).key(upload.of()).uploadId(upload.id()));
        } catch (NoSuchUploadException gone) {
            return;
        }
    }

    private static Holding collector(Scope scope, Instance found) {
        return new Holding(
                Kind.COLLECTOR,
                found.instanceId(),
                scope.account(),
                scope.region(),
                found.launchTime(),
                tags(found.tags()),
                new Size(0, found.instanceTypeAsString(), 0),
                found.state().nameAsString(),
                "",
                found.imageId());
    }

    private static Holding volume(Scope scope, Volume found) {
        return new Holding(
                Kind.VOLUME,
                found.volumeId(),
                scope.account(),
                scope.region(),
                found.createTime(),
                tags(found.tags()),
                new Size(found.size(), found.volumeTypeAsString(), found.throughput() == null ? 0 : found.throughput()),
                found.stateAsString(),
                found.attachments().stream()
                        .map(VolumeAttachment::instanceId)
                        .findFirst()
                        .orElse(""),
                found.snapshotId() == null ? "" : found.snapshotId());
    }

    private static Holding snapshot(Scope scope, Snapshot found) {
        return new Holding(
                Kind.SNAPSHOT,
                found.snapshotId(),
                new AccountId(found.ownerId()),
                scope.region(),
                found.startTime(),
                tags(found.tags()),
                new Size(found.volumeSize(), "snapshot", 0),
                found.stateAsString(),
                found.volumeId(),
                found.description() == null ? "" : found.description());
    }

    private Holding upload(Region region, MultipartUpload found) {
        return new Holding(
                Kind.UPLOAD,
                found.uploadId(),
                settings.securityAccount(),
                region,
                found.initiated(),
                Map.of(),
                new Size(0, "upload", 0),
                "unfinished",
                found.key(),
                "");
    }

    private String bucket(Region region) {
        return settings.in(region).evidenceBucket();
    }

    private static Filter ours() {
        return filter("tag-key", List.of(Tags.INCIDENT));
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
