package impound.sandbox.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A disk that instances can have. Its bytes are a real file. */
public final class Volume extends TaggedResource {
    /**
     * @param snapshotId empty for a blank volume
     * @param key ARN of the KMS key, null for a volume that is not encrypted
     * @param outpost ARN of the Outpost that has it, null for one in AWS itself
     * @param productCodes of AWS Marketplace, from the machine image that the disk was once made of
     */
    record Shape(
            String zone,
            VolumeType type,
            int gibibytes,
            Optional<Integer> iops,
            String snapshotId,
            String key,
            String dataKey,
            boolean multiAttach,
            String outpost,
            List<String> productCodes) {}

    private final Shape shape;
    private final Disk disk;
    private final Instant available;
    private final List<Attachment> attachments = new ArrayList<>();
    private Instant goes = Instant.MAX;
    private String nextSnapshotFailure;

    Volume(Origin origin, Shape shape, Disk disk, Instant available, Map<String, String> tags) {
        super(origin, tags);
        this.shape = shape;
        this.disk = disk;
        this.available = available;
    }

    @Override
    public boolean gone(Instant now) {
        return !goes.isAfter(now);
    }

    /** From then on no call finds it. A volume whose key could not be used ends so, without a word. */
    void goesAt(Instant when) {
        goes = when;
    }

    Shape shape() {
        return shape;
    }

    /** Empty for a volume that is not encrypted. */
    public Optional<String> keyArn() {
        return Optional.ofNullable(shape.key());
    }

    public int gibibytes() {
        return shape.gibibytes();
    }

    public String zone() {
        return shape.zone();
    }

    /** What it was restored from; empty for a blank one. */
    public String snapshotId() {
        return shape.snapshotId();
    }

    public Disk disk() {
        return disk;
    }

    public String state(Instant now) {
        if (available.isAfter(now)) {
            return "creating";
        }
        return attachments(now).isEmpty() ? "available" : "in-use";
    }

    List<Attachment> attachments(Instant now) {
        return attachments.stream().filter(attachment -> !attachment.over(now)).toList();
    }

    Optional<Attachment> attachmentTo(String instance, Instant now) {
        return attachments(now).stream()
                .filter(attachment -> attachment.instanceId().equals(instance))
                .findFirst();
    }

    void attach(Attachment to) {
        attachments.add(to);
    }

    void detach(String instance, Instant at) {
        attachments.replaceAll(
                held -> held.instanceId().equals(instance) && held.detached() == null ? held.ending(at) : held);
    }

    /** The next snapshot of this volume, alone or in a set, ends in error with this message. */
    public void failNextSnapshot(String message) {
        nextSnapshotFailure = message;
    }

    Optional<String> takeSnapshotFailure() {
        var failure = Optional.ofNullable(nextSnapshotFailure);
        nextSnapshotFailure = null;
        return failure;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        var held = attachments(now);
        return switch (filter) {
            case "volume-id" -> List.of(id());
            case "status" -> List.of(state(now));
            case "size" -> List.of(String.valueOf(shape.gibibytes()));
            case "snapshot-id" -> List.of(shape.snapshotId());
            case "volume-type" -> List.of(shape.type().name());
            case "availability-zone" -> List.of(shape.zone());
            case "encrypted" -> List.of(String.valueOf(shape.key() != null));
            case "create-time" -> List.of(origin().created().toString());
            case "attachment.instance-id" ->
                held.stream().map(Attachment::instanceId).toList();
            case "attachment.device" -> held.stream().map(Attachment::device).toList();
            case "attachment.status" -> held.stream().map(to -> to.status(now)).toList();
            default -> null;
        };
    }
}
