package impound.processors.aws;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.failure.Answers;
import impound.processors.failure.HeldBack;
import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Scope;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** What a collection is better for and goes on without: each is one question, and no answer is an answer too. */
final class Ec2Particulars {
    /** The snapshots wait for these questions, and a disk changes while they do. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Ec2 ec2;

    Ec2Particulars(Ec2 ec2) {
        this.ec2 = ec2;
    }

    /**
     * What the type of the instance says of the machine's own disks: the instance itself names only its EBS volumes.
     *
     * @param passing why EC2 says nothing at this moment though it may a little later; empty where it has said all it will
     */
    record Type(InstanceStore store, JsonNode said, String passing) {}

    Type type(Scope scope, Instance instance) {
        try {
            return type(scope, instance.instanceId(), instance.instanceTypeAsString());
        } catch (SdkException | HeldBack e) {
            var why = String.valueOf(e.getMessage());
            return unknown(why, Answers.isForLater(e) ? why : "");
        }
    }

    /** What the machine wrote to its console, from the buffer that EC2 keeps anyway. */
    JsonNode consoleOutput(Scope scope, Instance instance) {
        try {
            var answer = ec2.client(scope)
                    .getConsoleOutput(r ->
                            r.instanceId(instance.instanceId()).latest(false).overrideConfiguration(soon(scope)));
            return answer.output() == null || answer.output().isEmpty()
                    ? SaidByAws.nothing("EC2 has no console output of this instance")
                    : SaidByAws.all(answer);
        } catch (SdkException | HeldBack e) {
            return SaidByAws.nothing(String.valueOf(e.getMessage()));
        }
    }

    private Type type(Scope scope, String instance, String type) {
        return ec2
                .client(scope)
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type).overrideConfiguration(soon(scope)))
                .instanceTypes()
                .stream()
                .findFirst()
                .map(found -> new Type(store(instance, found), SaidByAws.all(found), ""))
                .orElseGet(() -> unknown("EC2 does not know the type", ""));
    }

    private static InstanceStore store(String instance, InstanceTypeInfo type) {
        var store = InstanceStore.none();
        if (type.instanceStorageInfo() != null) {
            for (var disks : type.instanceStorageInfo().disks()) {
                store = store.and(instance, disks.count(), disks.sizeInGB(), disks.typeAsString());
            }
        }
        return store;
    }

    private static Type unknown(String why, String passing) {
        return new Type(InstanceStore.notKnown(why), SaidByAws.nothing(why), passing);
    }

    private AwsRequestOverrideConfiguration soon(Scope scope) {
        return ec2.looking(scope).toBuilder().apiCallTimeout(LONGEST).build();
    }
}
