package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.finding.Asff.Resource;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which instance, of whom and where, a resource of a finding means. Nothing is trimmed, padded or guessed. */
final class Resources {
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):ec2:([^:]*):([^:]*):instance/(.*)");

    private final Settings settings;

    Resources(Settings settings) {
        this.settings = settings;
    }

    /** Account and region from the instance's ARN, else from the finding's own fields; never from the envelope. */
    InstanceTarget target(Asff finding, Resource resource) {
        var id = ReadFinding.required(resource.id(), "Resources.Id");
        var arn = ARN.matcher(id);
        var target = arn.matches() ? fromArn(arn) : fromFields(finding, resource);
        if (!settings.monitoredAccounts().contains(target.account())) {
            throw new Rejected(
                    "ACCOUNT_NOT_ENROLLED",
                    "account %s is not among the monitored accounts".formatted(target.account()));
        }
        if (!settings.isServed(target.region())) {
            throw new Rejected("REGION_NOT_SERVED", "region %s is not served".formatted(target.region()));
        }
        return target;
    }

    private InstanceTarget fromArn(Matcher arn) {
        if (!arn.group(1).equals(settings.partition())) {
            throw new Rejected("PARTITION_MISMATCH", "the instance is not in partition " + settings.partition());
        }
        return new InstanceTarget(account(arn.group(3)), region(arn.group(2)), instance(arn.group(4)));
    }

    private static InstanceTarget fromFields(Asff finding, Resource resource) {
        return new InstanceTarget(
                account(ReadFinding.required(finding.awsAccountId(), "AwsAccountId")),
                region(ReadFinding.required(resource.region(), "Resources.Region")),
                instance(resource.id()));
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
