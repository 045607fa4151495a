package impound.sandbox.ec2;

import java.util.Map;
import java.util.TreeMap;

/** EC2's guide, "Tag restrictions": how long tags are, how many a resource has, and that those of AWS are nobody else's. */
final class TagRules {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 127;
    private static final int LONGEST_VALUE = 256;
    private static final String OF_AWS = "aws:";

    private TagRules() {}

    static void admit(String key, String value) {
        if (key.startsWith(OF_AWS)) {
            throw Refusal.of("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
        }
        if (key.length() > LONGEST_KEY) {
            throw Refusal.of(
                    "InvalidParameterValue", "Tag key exceeds the maximum length of %d characters", LONGEST_KEY);
        }
        if (value.length() > LONGEST_VALUE) {
            throw Refusal.of(
                    "InvalidParameterValue", "Tag value exceeds the maximum length of %d characters", LONGEST_VALUE);
        }
    }

    /** What a snapshot takes over from its volume where the caller wants that: never the tags of AWS. */
    static Map<String, String> copied(Map<String, String> tags) {
        var copied = new TreeMap<>(tags);
        copied.keySet().removeIf(key -> key.startsWith(OF_AWS));
        return copied;
    }

    /** All tags that a resource would have; those of AWS do not count. */
    static void admit(Map<String, String> tags) {
        if (tags.keySet().stream().filter(key -> !key.startsWith(OF_AWS)).count() > MOST) {
            throw Refusal.of("TagLimitExceeded", "More than %d tags specified", MOST);
        }
    }
}
