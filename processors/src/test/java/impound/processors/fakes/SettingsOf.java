package impound.processors.fakes;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import impound.processors.id.Zone;
import impound.processors.settings.RegionSettings;
import impound.processors.settings.Settings;
import impound.processors.settings.SeverityLabel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The settings of the world that the findings' README assumes. */
public final class SettingsOf {
    private SettingsOf() {}

    public static Settings tests() {
        return tests(Settings.Order.EVIDENCE_FIRST, Set.of(), Set.of());
    }

    /** Source snapshots go once their incident is complete. */
    public static Settings deletingSources() {
        return tests(Settings.Order.EVIDENCE_FIRST, Set.of(), Set.of(), Settings.SourceSnapshots.DELETE);
    }

    public static Settings tests(Settings.Order order, Set<KeyArn> keysToReencrypt, Set<KeyArn> keysThatAdmit) {
        return tests(order, keysToReencrypt, keysThatAdmit, Settings.SourceSnapshots.KEEP);
    }

    /** Samples are captured, as for a drill. */
    public static Settings capturingSamples() {
        return tests(Settings.Order.EVIDENCE_FIRST, Set.of(), Set.of(), Settings.SourceSnapshots.KEEP, intake(true));
    }

    private static Settings tests(
            Settings.Order order,
            Set<KeyArn> keysToReencrypt,
            Set<KeyArn> keysThatAdmit,
            Settings.SourceSnapshots sourceSnapshots) {
        return tests(order, keysToReencrypt, keysThatAdmit, sourceSnapshots, intake(false));
    }

    /** Findings get a note of what becomes of them. */
    public static Settings writingBack() {
        return tests(
                Settings.Order.EVIDENCE_FIRST, Set.of(), Set.of(), Settings.SourceSnapshots.KEEP, intake(false, true));
    }

    private static Settings.Intake intake(boolean samples) {
        return intake(samples, false);
    }

    private static Settings.Intake intake(boolean samples, boolean writesBack) {
        return new Settings.Intake(
                Set.of("aws/guardduty", "example-edr/example-edr", "444455556666/default"),
                SeverityLabel.MEDIUM,
                Set.of(Ids.SECURITY),
                "CollectDisks",
                samples,
                30,
                writesBack);
    }

    private static Settings tests(
            Settings.Order order,
            Set<KeyArn> keysToReencrypt,
            Set<KeyArn> keysThatAdmit,
            Settings.SourceSnapshots sourceSnapshots,
            Settings.Intake intake) {
        return new Settings(
                "aws",
                Ids.SECURITY,
                Set.of(Ids.MONITORED, new AccountId("123456789012")),
                "ImpoundMonitored",
                "ImpoundSecurity",
                "",
                regions("us-east-1", "us-west-2", "eu-west-1"),
                "https://sqs.us-east-1.amazonaws.com/444455556666/impound-",
                "",
                List.of(Digest.SHA256, Digest.MD5),
                PartChecksum.CRC64NVME,
                new Settings.Locks("compliance", 3, "compliance", 365),
                intake,
                order,
                keysToReencrypt,
                keysThatAdmit,
                Duration.ofHours(1),
                4,
                2,
                1,
                new Settings.Sweeping(Duration.ofHours(6), sourceSnapshots));
    }

    private static Map<Region, RegionSettings> regions(String... served) {
        var regions = new LinkedHashMap<Region, RegionSettings>();
        for (var name : served) {
            regions.put(new Region(name), region(new Region(name)));
        }
        return regions;
    }

    private static RegionSettings region(Region region) {
        return new RegionSettings(
                "evidence",
                "evidence-work",
                new KeyArn("arn:aws:kms:" + region + ":444455556666:key/forensics"),
                new KeyArn("arn:aws:kms:" + region + ":444455556666:key/signing"),
                "ami-0c0000000000001a1",
                List.of("m6i.large", "m5.large"),
                "ImpoundCollector",
                "sg-0c0000000000001a1",
                new TreeMap<>(Map.of(
                        new Zone(region + "a"), "subnet-0c000000000000a",
                        new Zone(region + "b"), "subnet-0c000000000000b")),
                "arn:aws:sns:" + region + ":444455556666:impound",
                "ForensicDiskAudit",
                "ForensicDiskCapture",
                "ForensicDiskReadiness");
    }
}
