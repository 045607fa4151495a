package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The pieces of EC2's XML that more than one kind of answer has. */
final class Ec2Xml {
    /** EC2 always writes the milliseconds. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Ec2Xml() {}

    static String time(Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    static void tags(Xml answer, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            answer.inside(
                    "tagSet",
                    set -> set.each("item", tags.entrySet(), tag -> answer.add("key", tag.getKey())
                            .add("value", tag.getValue())));
        }
    }

    static void state(Xml answer, String name, InstanceState state) {
        answer.inside(name, inner -> inner.add("code", state.code()).add("name", state.word()));
    }
}
