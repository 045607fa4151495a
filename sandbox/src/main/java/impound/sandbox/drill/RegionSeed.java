package impound.sandbox.drill;

import impound.sandbox.Sandbox;
import impound.sandbox.ec2.Ec2;
import impound.sandbox.kms.Group;
import impound.sandbox.kms.Key;
import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.s3.BucketRules;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the security account has in one region: buckets, log groups, keys, a topic, an image and a network of two zones. */
record RegionSeed(Sandbox sandbox, Ec2 ec2, String region, String coordinator) {

    /** Makes it all, and writes into the settings where it is. */
    void into(Properties settings) {
        keys(settings);
        stores(settings);
        network(settings);
    }

    private void stores(Properties settings) {
        var evidence = World.evidenceBucket(region);
        var work = World.workBucket(region);
        var key = settings.getProperty(name("forensics-key"));
        var rules = BucketRules.evidence("GOVERNANCE", Duration.ofDays(1)).encrypted(key);
        sandbox.s3().bucket(evidence, World.SECURITY, region, rules);
        sandbox.s3().bucket(work, World.SECURITY, region, BucketRules.plain());
        for (var group : List.of("ForensicDiskAudit", "ForensicDiskCapture", "ForensicDiskReadiness")) {
            sandbox.logs().group(World.SECURITY, region, group);
        }
        set(settings, "evidence-bucket", evidence);
        set(settings, "work-bucket", work);
        set(settings, "topic", sandbox.sns().topic(World.SECURITY, region, "impound-notices"));
    }

    /** The monitored accounts may use the forensics key too: they copy under it what they can't share. */
    private void keys(Properties settings) {
        var policy = KeyPolicy.ofAccount(World.SECURITY);
        for (var account : World.MONITORED) {
            policy = policy.sharedWith(account);
        }
        Key signing = sandbox.keys()
                .signing(
                        World.SECURITY,
                        region,
                        KeyPolicy.ofAccount(World.SECURITY).only(Group.SIGN, coordinator));
        set(
                settings,
                "forensics-key",
                sandbox.keys().symmetric(World.SECURITY, region, policy).arn());
        set(settings, "signing-key", signing.arn());
    }

    private void network(Properties settings) {
        var image = ec2.seed().image(World.SECURITY, region, "impound-collector");
        var first = ec2.seed().subnet(World.SECURITY, region, region + "a");
        var second = ec2.seed().subnet(first, region + "b");
        var subnets = Stream.of(first, second)
                .map(subnet -> subnet.zone() + "=" + subnet.id())
                .collect(Collectors.joining(","));
        set(settings, "machine-image", image.id());
        set(settings, "subnets", subnets);
        set(settings, "security-group", ec2.seed().securityGroup(first).id());
    }

    private void set(Properties settings, String name, String value) {
        settings.setProperty(name(name), value);
    }

    private String name(String setting) {
        return "impound." + region + "." + setting;
    }
}
