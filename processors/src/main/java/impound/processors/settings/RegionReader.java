package impound.processors.settings;

import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import impound.processors.id.Zone;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what a served region has of its own; whatever lies in another region or account is refused. */
final class RegionReader {
    private final Values values;
    private final Partition partition;
    private final AccountId account;
    private final Region region;

    /** @param account null where the setting of the account is wrong, and then nothing can be compared with it */
    RegionReader(Values values, Partition partition, AccountId account, Region region) {
        this.values = values;
        this.partition = partition;
        this.account = account;
        this.region = region;
    }

    RegionSettings read() {
        var forensicsKey =
                one("forensics-key", "the ARN of the KMS key in this region, not its id or alias", this::key);
        var signingKey = one("signing-key", "the ARN of the asymmetric KMS key in this region", this::key);
        refuseOneKey(forensicsKey, signingKey);
        return new RegionSettings(
                one("evidence-bucket", "the name of the evidence bucket", Shapes::bucket),
                one("work-bucket", "the name of the work bucket", Shapes::bucket),
                forensicsKey,
                signingKey,
                one("machine-image", "the id of the collector's AMI, ami-…", Shapes::machineImage),
                values.list(
                        name("collector-types"),
                        "types of Nitro families, such as m6i.large,m5.large",
                        Shapes::nitroType,
                        "m6i.large,m5.large,m7i.large"),
                other("instance-profile", "ImpoundCollector", "the name of the profile, not its ARN", Shapes::profile),
                one("security-group", "the id of the collector's security group, sg-…", Shapes::securityGroup),
                subnets(),
                one("topic", "the ARN of the SNS topic in this region", this::topic),
                logGroup("audit-log-group", "ForensicDiskAudit"),
                logGroup("capture-log-group", "ForensicDiskCapture"),
                logGroup("readiness-log-group", "ForensicDiskReadiness"));
    }

    private KeyArn key(String text) {
        var key = new KeyArn(text);
        Arn.of(text, "kms").refuseOther(partition, region, account);
        return key;
    }

    /** A topic may be another account's, such as one that the responders have. */
    private String topic(String text) {
        Arn.of(text, "sns").refuseOther(partition, region, null);
        return text;
    }

    private void refuseOneKey(KeyArn forensicsKey, KeyArn signingKey) {
        if (forensicsKey != null && forensicsKey.equals(signingKey)) {
            values.wrong("%s is the forensics key: write the ARN of an asymmetric KMS key (ECC_NIST_P256)"
                    .formatted(name("signing-key")));
        }
    }

    private SortedMap<Zone, String> subnets() {
        var write = "zone=subnet pairs such as %sa=subnet-…".formatted(region);
        var subnets = new TreeMap<Zone, String>();
        for (var pair : values.list(name("subnets"), write, this::subnet)) {
            if (subnets.putIfAbsent(pair.getKey(), pair.getValue()) != null) {
                values.wrong(
                        "%s names %s twice: write one subnet for each zone".formatted(name("subnets"), pair.getKey()));
            }
        }
        return subnets;
    }

    private Map.Entry<Zone, String> subnet(String text) {
        var pair = Shapes.subnet(text);
        if (!pair.getKey().value().matches(region + "(\\D.*)")) {
            throw new IllegalArgumentException("'%s' is not a zone of %s".formatted(pair.getKey(), region));
        }
        return pair;
    }

    private String logGroup(String setting, String otherwise) {
        return other(setting, otherwise, "the name of a log group, not its ARN", Shapes::logGroup);
    }

    private <T> T one(String setting, String write, Function<String, T> type) {
        return values.one(name(setting), write, type);
    }

    private String other(String setting, String otherwise, String write, Function<String, String> type) {
        return values.text(name(setting), otherwise, write, type);
    }

    private String name(String setting) {
        return "impound." + region + "." + setting;
    }
}
