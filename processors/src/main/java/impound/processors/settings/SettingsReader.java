package impound.processors.settings;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import impound.processors.settings.Settings.Locks;
import impound.processors.settings.Settings.Order;
import impound.processors.settings.Settings.SourceSnapshots;
import impound.processors.settings.Settings.Sweeping;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Reads the settings by their names and checks each; every default stands here and nowhere else. All that is wrong is
 * told at once.
 */
public final class SettingsReader {
    private static final String EXTERNAL_ID = "impound.external-id";

    private final Values values;

    public SettingsReader(WrittenSettings written) {
        this.values = new Values(written);
    }

    /** @throws SettingsProblems where a setting is missing, wrong, or not known */
    public Settings read() {
        var partition = partition();
        var account = values.one("impound.security-account", "the 12 digits of the security account", AccountId::new);
        var served = served(partition);
        var toReencrypt = keys("impound.keys-to-reencrypt");
        var settings = new Settings(
                partition.text(),
                account,
                monitoredAccounts(),
                role("impound.monitored-role", "ImpoundMonitored"),
                role("impound.security-role", "ImpoundSecurity"),
                externalId(),
                regions(partition, account, served),
                queueUrlPrefix(partition, served, account),
                values.text("impound.endpoint", "", "a URL such as http://127.0.0.1:4566", Shapes::url),
                digests(),
                partChecksum(),
                locks(),
                new IntakeReader(values, account).read(),
                order(),
                toReencrypt,
                keysThatAdmit(toReencrypt),
                Duration.ofMinutes(values.number("impound.patience-minutes", 60, 1, 10_000)),
                values.number("impound.deliveries", 4, 1, 100),
                values.number("impound.consumers", 2, 1, 100),
                values.number("impound.ec2-rate", 1, 1, 10_000),
                sweeping());
        values.refuseUnknown(served.stream().map(Region::value).collect(Collectors.toSet()));
        values.throwIfWrong();
        return settings;
    }

    /** All settings as they were read, without the external id, which is between us and the roles' trust policies. */
    public SortedMap<String, String> inForce() {
        var inForce = values.inForce();
        inForce.remove(EXTERNAL_ID);
        return inForce;
    }

    private Partition partition() {
        return Partition.of(values.text("impound.partition", "aws", Partition.choice(), text -> Partition.of(text)
                .text()));
    }

    private Set<AccountId> monitoredAccounts() {
        return Set.copyOf(
                values.list("impound.monitored-accounts", "account ids of 12 digits, with commas", AccountId::new));
    }

    private String externalId() {
        var write = "what the trust policies ask for: letters, digits and +=,.@:/-";
        return values.text(EXTERNAL_ID, "", write, Shapes::externalId);
    }

    private Order order() {
        return Order.of(
                values.text("impound.order", "evidence-first", "evidence-first or preserve-first", Shapes::order));
    }

    private List<Region> served(Partition partition) {
        var served = values.list("impound.regions", "regions such as us-east-1,eu-west-1", Region::new);
        var named = new HashSet<Region>();
        for (var region : served) {
            if (!named.add(region)) {
                values.wrong("impound.regions names %s twice: write it once".formatted(region));
            }
            if (Partition.of(region) != partition) {
                values.wrong("impound.partition is '%s', but %s is in %s: write that, or serve the region by itself"
                        .formatted(
                                partition.text(), region, Partition.of(region).text()));
            }
        }
        return List.copyOf(new LinkedHashSet<>(served));
    }

    private Map<Region, RegionSettings> regions(Partition partition, AccountId account, List<Region> served) {
        var regions = new LinkedHashMap<Region, RegionSettings>();
        served.forEach(region -> regions.put(region, new RegionReader(values, partition, account, region).read()));
        refuseSharedBuckets(regions);
        return regions;
    }

    /** A bucket lies in one region, and evidence does not lie among what is thrown away. */
    private void refuseSharedBuckets(Map<Region, RegionSettings> regions) {
        var uses = new HashMap<String, String>();
        regions.forEach((region, of) -> {
            refuseSharedBucket(uses, of.evidenceBucket(), "impound." + region + ".evidence-bucket");
            refuseSharedBucket(uses, of.workBucket(), "impound." + region + ".work-bucket");
        });
    }

    private void refuseSharedBucket(Map<String, String> uses, String bucket, String name) {
        var other = bucket == null ? null : uses.putIfAbsent(bucket, name);
        if (other != null) {
            values.wrong("%s is '%s', as is %s: write a bucket for each".formatted(name, bucket, other));
        }
    }

    private List<Digest> digests() {
        var wanted = values.list("impound.digests", "of sha256,md5,sha1,sha512", Digest::of, "sha256");
        return Arrays.stream(Digest.values())
                .filter(digest -> digest == Digest.SHA256 || wanted.contains(digest))
                .toList();
    }

    private PartChecksum partChecksum() {
        return PartChecksum.of(
                values.text("impound.part-checksum", "sha256", "sha256 or crc64nvme", text -> PartChecksum.of(text)
                        .text()));
    }

    private Set<KeyArn> keys(String name) {
        return Set.copyOf(values.any(name, "ARNs of KMS keys, with commas", KeyArn::new));
    }

    private Set<KeyArn> keysThatAdmit(Set<KeyArn> toReencrypt) {
        var admit = keys("impound.keys-that-admit");
        admit.stream()
                .filter(toReencrypt::contains)
                .forEach(key -> values.wrong(
                        "impound.keys-that-admit has %s, as has impound.keys-to-reencrypt: write it in one of them"
                                .formatted(key)));
        return admit;
    }

    private Locks locks() {
        return new Locks(
                values.text("impound.source-lock-mode", "compliance", "compliance or governance", Shapes::lockMode),
                values.number("impound.source-lock-days", 3, 1, 36_500),
                values.text("impound.received-lock-mode", "compliance", "compliance or governance", Shapes::lockMode),
                values.number("impound.received-lock-days", 365, 1, 36_500));
    }

    private Sweeping sweeping() {
        return new Sweeping(
                Duration.ofHours(values.number("impound.sweep-hours", 6, 1, 168)),
                SourceSnapshots.of(values.text(
                        "impound.source-snapshots", "keep", "keep or delete", text -> SourceSnapshots.of(text)
                                .text())));
    }

    private String role(String name, String otherwise) {
        return values.text(name, otherwise, "the role's name, not its ARN", Shapes::role);
    }

    private String queueUrlPrefix(Partition partition, List<Region> regions, AccountId account) {
        var otherwise = regions.stream()
                .findFirst()
                .map(home -> "https://sqs.%s.%s/%s/impound-".formatted(home, partition.domain(), account))
                .orElse("");
        return values.text(
                "impound.queue-url-prefix", otherwise, "the URL of the queues up to the stage's name", Shapes::url);
    }
}
