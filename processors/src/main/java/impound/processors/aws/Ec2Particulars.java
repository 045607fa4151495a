package impound.processors.aws;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.failure.HeldBack;
import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Scope;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /** What the type of the instance says of the machine's own disks: the instance itself names only its EBS volumes. */
    record Type(InstanceStore store, JsonNode said) {}

    Type type(Scope scope, Instance instance) {
        return asked(
                () -> type(scope, instance.instanceId(), instance.instanceTypeAsString()), Ec2Particulars::unknown);
    }

    /** What the machine wrote to its console, from the buffer that EC2 keeps anyway. */
    JsonNode consoleOutput(Scope scope, Instance instance) {
        return asked(
                () -> {
                    var answer = ec2.client(scope).getConsoleOutput(r -> r.instanceId(instance.instanceId())
                            .latest(false)
                            .overrideConfiguration(soon(scope)));
                    return answer.output() == null || answer.output().isEmpty()
                            ? SaidByAws.nothing("EC2 has no console output of this instance")
                            : SaidByAws.all(answer);
                },
                SaidByAws::nothing);
    }

    private Type type(Scope scope, String instance, String type) {
        return ec2
                .client(scope)
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type).overrideConfiguration(soon(scope)))
                .instanceTypes()
                .stream()
                .findFirst()
                .map(found -> new Type(store(instance, found), SaidByAws.all(found)))
                .orElseGet(() -> unknown("EC2 does not know the type"));
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

    private static Type unknown(String why) {
        return new Type(InstanceStore.notKnown(why), SaidByAws.nothing(why));
    }

    /** Refused, throttled, out of order, too slow: it is all the same to the disks that have to be taken. */
    private static <T> T asked(Supplier<T> question, Function<String, T> without) {
        try {
            return question.get();
        } catch (SdkException | HeldBack e) {
            return without.apply(String.valueOf(e.getMessage()));
        }
    }

    private AwsRequestOverrideConfiguration soon(Scope scope) {
        return ec2.looking(scope).toBuilder().apiCallTimeout(LONGEST).build();
    }
}
