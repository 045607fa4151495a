package impound.sandbox.ec2;

import java.util.Map;
import java.util.TreeMap;

/** What every thing in EC2 that can be tagged has. */
public abstract class TaggedResource implements Resource {
    private final Origin origin;
    private final Map<String, String> tags;

    TaggedResource(Origin origin, Map<String, String> tags) {
        this.origin = origin;
        this.tags = new TreeMap<>(tags);
    }

    @Override
    public final Origin origin() {
        return origin;
    }

    @Override
    public final Map<String, String> tags() {
        return tags;
    }
}
