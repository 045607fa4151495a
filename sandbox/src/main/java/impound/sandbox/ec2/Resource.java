package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A thing in EC2 that has an id, an owner and tags, and that Describe calls find. */
public interface Resource {
    Origin origin();

    /** Live: CreateTags writes into it. */
    Map<String, String> tags();

    /** Whether it has ceased to be, so that no call finds it. */
    boolean gone(Instant now);

    /** What the filter of this name is compared with; null if this kind of thing has no such filter. */
    List<String> values(String filter, Instant now);

    default String id() {
        return origin().id();
    }

    default boolean ownedBy(String account) {
        return origin().account().equals(account);
    }
}
