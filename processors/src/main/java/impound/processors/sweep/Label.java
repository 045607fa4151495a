package impound.processors.sweep;

import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Tags;
import java.util.regex.Pattern;

/** Whose a thing says that it is, by its tags or its key. Anybody can set tags: what it says is still to be judged. */
record Label(String incident, String volume, String stage, int attempt) {
    private static final Pattern IMAGE =
            Pattern.compile("([^/]+)/disk_evidence/(vol-[0-9a-f]+)(?:\\.a(\\d{1,6}))?\\.image\\.dd");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    static Label of(Holding thing) {
        return thing.kind() == Kind.UPLOAD ? ofKey(thing.of()) : ofTags(thing);
    }

    private static Label ofTags(Holding thing) {
        var volume = thing.tag("impound:volume");
        // the tags of a set name its instance, and EC2 the volume of each
        var isOfSet = volume.isEmpty() && !thing.tag("impound:target").isEmpty();
        return new Label(
                thing.tag(Tags.INCIDENT),
                isOfSet ? thing.of() : volume,
                thing.tag("impound:stage"),
                number(thing.tag("impound:attempt")));
    }

    private static Label ofKey(String key) {
        var image = IMAGE.matcher(key);
        if (!image.matches()) {
            return new Label(key.contains("/") ? key.substring(0, key.indexOf('/')) : "", "", "image", 0);
        }
        return new Label(image.group(1), image.group(2), "image", image.group(3) == null ? 1 : number(image.group(3)));
    }

    private static int number(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }
}
