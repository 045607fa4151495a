package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;
import impound.processors.id.VolumeId;
import impound.processors.settings.Settings;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which instance, of whom and where, a resource of a finding means. Nothing is trimmed, padded or guessed. */
final class Resources {
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):ec2:([^:]*):([^:]*):instance/(.*)");

    private final Settings settings;

    Resources(Settings settings) {
        this.settings = settings;
    }

    /** Account and region from the instance's ARN, else from the fields beside it; never from the envelope. */
    InstanceTarget target(Named instance) {
        var arn = ARN.matcher(instance.id());
        return arn.matches() ? fromArn(arn) : fromFields(instance);
    }

    /** The volume that a person asks for, of whom and where they say. */
    VolumeTarget volume(Named volume) {
        return new VolumeTarget(
                account(volume.account()),
                region(volume.region()),
                checked("BAD_VOLUME_ID", volume.id(), VolumeId::new));
    }

    /** The target, if we may touch it. */
    <T extends Target> T checked(Asff finding, Named named, T target) {
        if (!settings.monitoredAccounts().contains(target.account())) {
            throw isOnlyReported(named, target)
                    ? new Rejected(
                            "ACCOUNT_UNKNOWN",
                            "account %s has only reported it; who owns %s is not said"
                                    .formatted(target.account(), target.name()))
                    : new Rejected(
                            "ACCOUNT_NOT_ENROLLED",
                            "account %s is not among the monitored accounts".formatted(target.account()));
        }
        if (!isTrusted(finding.awsAccountId(), target)) {
            throw new Rejected(
                    "REPORTER_NOT_TRUSTED",
                    "account %s reports what belongs to %s and is not among impound.trusted-reporters"
                            .formatted(finding.awsAccountId(), target.account()));
        }
        if (!settings.isServed(target.region())) {
            throw new Rejected("REGION_NOT_SERVED", "region %s is not served".formatted(target.region()));
        }
        return target;
    }

    /**
     * Whether it is about a collector: by its tag, image or profile, and only in the security account. In one that an intruder may be
     * in, each of them would be a way to hide.
     */
    boolean isOwnCollector(Named instance, InstanceTarget target) {
        if (!target.account().equals(settings.securityAccount()) || !settings.isServed(target.region())) {
            return false;
        }
        var region = settings.in(target.region());
        return instance.made().isTaggedOurs()
                || instance.made().machineImage().equals(region.machineImage())
                || instance.made().profileArn().endsWith(":instance-profile/" + region.instanceProfile());
    }

    /** What is looked at to find out whether we may touch it. */
    Stream<Check> checks(Asff finding, Target target) {
        var isMonitored = settings.monitoredAccounts().contains(target.account());
        var isServed = settings.isServed(target.region());
        return Stream.of(
                Check.of(
                        "account",
                        target.account().value(),
                        isMonitored,
                        (isMonitored ? "" : "not ") + "among impound.monitored-accounts"),
                reporter(finding, target),
                Check.of("region", target.region().value(), isServed, isServed ? "served" : "not served"));
    }

    private Check reporter(Asff finding, Target target) {
        var reporter = finding.awsAccountId() == null ? "" : finding.awsAccountId();
        try {
            var isTrusted = isTrusted(reporter, target);
            return Check.of(
                    "reporter",
                    reporter,
                    isTrusted,
                    isTrusted
                            ? "the account that owns it, or among impound.trusted-reporters"
                            : "another account, and not among impound.trusted-reporters");
        } catch (Rejected e) {
            return Check.rejected("reporter", reporter, e);
        }
    }

    /** What a central tool says in its own name says nothing of whose the instance is. */
    private boolean isOnlyReported(Named named, Target target) {
        return !named.isOwner()
                && !ARN.matcher(named.id()).matches()
                && settings.intake().trustedReporters().contains(target.account());
    }

    private boolean isTrusted(String reporter, Target target) {
        var account = account(required(reporter == null ? "" : reporter, "the account that reports it"));
        return account.equals(target.account())
                || settings.intake().trustedReporters().contains(account);
    }

    private InstanceTarget fromArn(Matcher arn) {
        if (!arn.group(1).equals(settings.partition())) {
            throw new Rejected("PARTITION_MISMATCH", "the instance is not in partition " + settings.partition());
        }
        return new InstanceTarget(account(arn.group(3)), region(arn.group(2)), instance(arn.group(4)));
    }

    private static InstanceTarget fromFields(Named instance) {
        return new InstanceTarget(
                account(required(instance.account(), "the account of " + instance.id())),
                region(required(instance.region(), "the region of " + instance.id())),
                instance(instance.id()));
    }

    private static String required(String value, String what) {
        if (value.isEmpty()) {
            throw new Rejected("MISSING_FIELD", "the finding lacks " + what);
        }
        return value;
    }

    private static AccountId account(String text) {
        return checked("BAD_ACCOUNT_ID", text, AccountId::new);
    }

    private static Region region(String text) {
        return checked("REGION_NOT_SERVED", text, Region::new);
    }

    private static InstanceId instance(String text) {
        return checked("BAD_INSTANCE_ID", text, InstanceId::new);
    }

    private static <T> T checked(String reason, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(reason, e.getMessage());
        }
    }
}
