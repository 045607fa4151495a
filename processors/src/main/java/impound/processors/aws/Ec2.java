package impound.processors.aws;

import impound.processors.evidence.Act;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.id.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2Response;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** How every call to EC2 is made: one client a region, and with each request the credentials of its own session. */
public final class Ec2 {
    private static final Set<String> NOT_THERE =
            Set.of("InvalidSnapshot.NotFound", "InvalidVolume.NotFound", "InvalidInstanceID.NotFound");

    private final Function<Region, Ec2Client> clients;
    private final Sessions sessions;
    private final Acts acts;

    public Ec2(Function<Region, Ec2Client> clients, Sessions sessions, Acts acts) {
        this.clients = clients;
        this.sessions = sessions;
        this.acts = acts;
    }

    Ec2Client client(Scope scope) {
        return clients.apply(scope.region());
    }

    /** The override that makes a request a look in this account. */
    public AwsRequestOverrideConfiguration looking(Scope scope) {
        return sessions.looking(scope).override(scope);
    }

    /** The override that makes a request an act of this incident in this account. */
    public AwsRequestOverrideConfiguration changing(Scope scope) {
        return sessions.changing(scope).override(scope);
    }

    /** The record of a changing call. */
    public Act act(String operation, Scope scope, Ec2Response answer) {
        return acts.of("ec2", operation, scope, sessions.changing(scope), answer);
    }

    /** What a look at one id answers, or nothing where EC2 does not know the id. */
    public static <T> Optional<T> ifThere(Supplier<List<T>> look) {
        try {
            return look.get().stream().findFirst();
        } catch (Ec2Exception e) {
            if (NOT_THERE.contains(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Filters that only what bears all these tags passes. */
    public static List<Filter> filters(Tags tags) {
        return tags.values().entrySet().stream()
                .map(tag -> Filter.builder()
                        .name("tag:" + tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
    }

    /** Tags that are set in the create call itself, so that nothing of ours is ever without them. */
    public static TagSpecification specification(ResourceType type, Tags tags) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tags.values().entrySet().stream().map(Ec2::tag).toList())
                .build();
    }

    private static Tag tag(Map.Entry<String, String> tag) {
        return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
    }
}
