package impound.collector.hand;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed behind {@code --to}. */
sealed interface Target {

    /** An object in S3. */
    record InS3(String bucket, String key) implements Target {}

    /** A file on this machine. */
    record OnDisk(Path file) implements Target {}

    /** S3, General purpose bucket naming rules; a key that ends with a slash would be a folder in a console. */
    Pattern S3 =
            Pattern.compile("s3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(?<key>(?:.*[^/])?)", Pattern.DOTALL);

    Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /**
     * The place that is meant.
     *
     * @throws IllegalArgumentException where none can be; says what to write
     */
    static Target of(String text) {
        Matcher s3 = S3.matcher(text);
        if (s3.matches() && !s3.group("key").isEmpty()) {
            return new InS3(s3.group("bucket"), s3.group("key"));
        }
        if (text.isEmpty() || SCHEME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "not a place for an image: '" + text + "'; write s3://BUCKET/KEY or the path of a file");
        }
        return new OnDisk(Path.of(text));
    }
}
