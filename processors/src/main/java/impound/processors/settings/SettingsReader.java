package impound.processors.settings;

import impound.collector.record.Digest;
import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import impound.processors.id.Zone;
import impound.processors.settings.Settings.Locks;
import impound.processors.settings.Settings.Order;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the settings by their names and checks each; every default stands here and nowhere else. All that is wrong is
 * told at once.
 */
public final class SettingsReader {
    private final Values values;

    /** @param lookup the text of a setting, from wherever it was set */
    public SettingsReader(Function<String, Optional<String>> lookup) {
        this.values = new Values(lookup);
    }

    /** @throws SettingsProblems where a setting is missing or wrong */
    public Settings read() {
        var account = values.one("impound.security-account", "the 12 digits of the security account", AccountId::new);
        var regions = values.list("impound.regions", "regions such as us-east-1,eu-west-1", Region::new);
        var settings = new Settings(
                values.text("impound.partition", "aws"),
                account,
                Set.copyOf(values.list(
                        "impound.monitored-accounts", "account ids of 12 digits, with commas", AccountId::new)),
                values.text("impound.monitored-role", "ImpoundMonitored"),
                values.text("impound.security-role", "ImpoundSecurity"),
                values.text("impound.external-id", ""),
                regions(regions),
                values.text("impound.queue-url-prefix", queueUrlPrefix(regions, account)),
                values.text("impound.endpoint", ""),
                digests(),
                locks(),
                Order.of(values.text(
                        "impound.order", "evidence-first", "evidence-first or preserve-first", Values::order)),
                keys("impound.keys-to-reencrypt"),
                keys("impound.keys-that-admit"),
                Duration.ofMinutes(values.number("impound.patience-minutes", 60, 1, 10_000)),
                values.number("impound.deliveries", 4, 1, 100),
                values.number("impound.consumers", 2, 1, 100));
        values.throwIfWrong();
        return settings;
    }

    private Map<Region, RegionSettings> regions(List<Region> served) {
        var regions = new LinkedHashMap<Region, RegionSettings>();
        served.forEach(region -> regions.computeIfAbsent(region, this::region));
        return regions;
    }

    private RegionSettings region(Region region) {
        var at = "impound." + region + ".";
        return new RegionSettings(
                values.one(at + "evidence-bucket", "the name of the evidence bucket", Values::bucket),
                values.one(at + "work-bucket", "the name of the work bucket", Values::bucket),
                values.one(at + "forensics-key", "the ARN of the KMS key, not its id or alias", KeyArn::new),
                values.one(at + "signing-key", "the ARN of the asymmetric KMS key", KeyArn::new),
                values.one(at + "machine-image", "the id of the collector's AMI, ami-…", Values::machineImage),
                values.text(at + "collector-type", "m6i.large"),
                values.text(at + "instance-profile", "ImpoundCollector"),
                values.one(at + "security-group", "the id of the collector's security group, sg-…", text -> text),
                subnets(at + "subnets"),
                values.one(at + "topic", "the ARN of the SNS topic for notices", text -> text),
                values.text(at + "audit-log-group", "ForensicDiskAudit"),
                values.text(at + "capture-log-group", "ForensicDiskCapture"),
                values.text(at + "readiness-log-group", "ForensicDiskReadiness"));
    }

    private SortedMap<Zone, String> subnets(String name) {
        var pairs = values.list(name, "zone=subnet pairs such as us-east-1a=subnet-…", Values::subnet);
        return pairs.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }

    private List<Digest> digests() {
        var wanted = values.list("impound.digests", "of sha256,md5,sha1,sha512", Digest::of, "sha256");
        return Arrays.stream(Digest.values())
                .filter(digest -> digest == Digest.SHA256 || wanted.contains(digest))
                .toList();
    }

    private Set<KeyArn> keys(String name) {
        return Set.copyOf(values.any(name, "ARNs of KMS keys, with commas", KeyArn::new));
    }

    private Locks locks() {
        return new Locks(
                values.text("impound.source-lock-mode", "compliance", "compliance or governance", Values::lockMode),
                values.number("impound.source-lock-days", 3, 1, 36_500),
                values.text("impound.received-lock-mode", "compliance", "compliance or governance", Values::lockMode),
                values.number("impound.received-lock-days", 365, 1, 36_500));
    }

    private static String queueUrlPrefix(List<Region> regions, AccountId account) {
        return regions.stream()
                .findFirst()
                .map(region -> "https://sqs.%s.amazonaws.com/%s/impound-".formatted(region, account))
                .orElse("");
    }
}
