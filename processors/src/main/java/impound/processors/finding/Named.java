package impound.processors.finding;

import impound.processors.gateway.Tags;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A resource that a finding names, as the format has it: nothing of it is checked yet.
 *
 * @param type in the format's own words, misspelt as it may be
 * @param id an ARN or a bare id
 * @param account that owns it, or, where the format does not say, for which the finding was made
 * @param isOwner whether the format says that the account owns it
 * @param made what the instance was made from, as far as the finding tells
 */
record Named(String type, String id, String account, boolean isOwner, String region, Origin made) {
    /** The type of a task that runs on machines of AWS's own, of which nobody can have a disk. */
    static final String FARGATE_TASK = "FargateTask";

    /** ASFF, OCSF and GuardDuty's attack sequences each have their own word for it. */
    private static final Set<String> INSTANCES = Set.of("AwsEc2Instance", "AWS::EC2::Instance", "EC2_INSTANCE");

    /** What was meant for one, also where it is badly written: that is for a person to see. Each text is gone through once. */
    private static final Pattern INSTANCE =
            Pattern.compile("(?is)\\s*+i-[0-9a-f]{8,17}+\\s*+|arn:[^:]*+:ec2:(?:[^:/]*+:)*+instance/.*+");

    /** Image, instance profile and tag of an instance; empty where the finding does not tell. */
    record Origin(String machineImage, String profileArn, boolean isTaggedOurs) {
        static final Origin UNKNOWN = new Origin("", "", false);

        static Origin of(Optional<String> machineImage, Optional<String> profileArn, boolean isTaggedOurs) {
            return new Origin(machineImage.orElse(""), profileArn.orElse(""), isTaggedOurs);
        }

        /** Tags as GuardDuty and OCSF list them. */
        static boolean isTaggedOurs(Fields tags) {
            return tags.each().stream()
                    .flatMap(tag -> Stream.of(tag.at("key"), tag.at("name")))
                    .flatMap(name -> name.text().stream())
                    .anyMatch(Tags.INCIDENT::equals);
        }
    }

    /** Whether a resource of this type is an instance, as long as the type is written right. */
    static boolean isInstance(String type) {
        return INSTANCES.contains(type);
    }

    /** Whether it is an instance, by its type or by its id: products misspell types, and what they mean is not to be lost. */
    boolean isInstance() {
        return isInstance(type) || INSTANCE.matcher(id).matches();
    }

    /** What a person needs to find it. */
    String words() {
        return type.isEmpty() ? id : type + " " + id;
    }
}
