package impound.collection;

import impound.processors.evidence.Link;
import impound.sandbox.drill.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Puts into a world what deliveries that died would have left of a collection, and what an intruder would forge. */
final class Remains implements AutoCloseable {
    private static final String NONCE = "8f7d1c5e-0000-4000-8000-000000000001";

    private final Collection collection;
    private final Ec2Client security;
    private final Ec2Client monitored;
    private final String volume;

    Remains(Collection collection) {
        this.collection = collection;
        this.security = client(World.SECURITY);
        this.monitored = client(collection.suspected().account());
        this.volume = Chains.of(collection).volumes().get(0);
    }

    /** A second machine of the first attempt, which no chain names. */
    String collector() {
        var settings = collection.application().settings().in(region());
        var tags = tags(ResourceType.INSTANCE, ours("launch"));
        return security.runInstances(r -> r.imageId(settings.machineImage())
                        .instanceType(settings.collectorTypes().get(0))
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(settings.subnets().values().iterator().next())
                        .tagSpecifications(tags))
                .instances()
                .get(0)
                .instanceId();
    }

    /** A second volume of the first attempt, which no chain names. */
    String volume() {
        return volume(ours("restore"));
    }

    /** It bears our tag, and the name of an incident that there never was. */
    String forgedVolume() {
        var tags = new TreeMap<>(ours("restore"));
        tags.put("impound:incident", "nobodys-0123456789ab");
        return volume(tags);
    }

    /** A second snapshot of the source volume, as one that was made in a lease that had lapsed. */
    String surplusSnapshot() {
        return snapshot(volume, "impound %s nonce %s".formatted(collection.incident(), NONCE));
    }

    /** It bears the tags of such a one; what can't be set afterwards is another's. Of the other disk: EC2 takes one at a time. */
    String forgedSnapshot() {
        return snapshot(Chains.of(collection).volumes().get(1), "a backup that somebody else needs");
    }

    List<String> snapshots() {
        return monitored.describeSnapshots(r -> r.ownerIds("self")).snapshots().stream()
                .map(one -> one.snapshotId())
                .toList();
    }

    List<String> volumes() {
        return security.describeVolumes().volumes().stream()
                .map(one -> one.volumeId())
                .toList();
    }

    String state(String collector) {
        return security.describeInstances(r -> r.instanceIds(collector))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }

    @Override
    public void close() {
        security.close();
        monitored.close();
    }

    private String snapshot(String of, String description) {
        var tags = new TreeMap<>(ours("snapshot"));
        tags.put("impound:volume", of);
        tags.put("impound:nonce", NONCE);
        return monitored
                .createSnapshot(r ->
                        r.volumeId(of).description(description).tagSpecifications(tags(ResourceType.SNAPSHOT, tags)))
                .snapshotId();
    }

    private String volume(Map<String, String> tags) {
        var chains = Chains.of(collection);
        var received = chains.link(volume, Link.SnapshotReceived.class).snapshot();
        var zone = chains.link(volume, Link.VolumeRestored.class).zone();
        return security.createVolume(r -> r.snapshotId(received.value())
                        .availabilityZone(zone.value())
                        .tagSpecifications(tags(ResourceType.VOLUME, tags)))
                .volumeId();
    }

    private Map<String, String> ours(String stage) {
        return Map.of(
                "impound:incident",
                collection.incident(),
                "impound:volume",
                volume,
                "impound:stage",
                stage,
                "impound:attempt",
                "1");
    }

    private static TagSpecification tags(ResourceType type, Map<String, String> tags) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private impound.processors.id.Region region() {
        return new impound.processors.id.Region(collection.region());
    }

    private Ec2Client client(String account) {
        var sandbox = collection.world().sandbox();
        var keys = sandbox.accounts().key(account, "arn:aws:iam::" + account + ":user/somebody");
        return Ec2Client.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(collection.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret())))
                .build();
    }
}
