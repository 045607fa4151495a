package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where a path-style call goes: a bucket, and a key unless it is about the bucket itself. */
record Place(String bucket, String key) {

    /** S3's guide, "Naming Amazon S3 objects". */
    private static final int LONGEST_KEY = 1024;

    static Place of(Call call) {
        var place = of(call.rawPath());
        if (place.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw AwsError.bad("KeyTooLongError", "Your key is too long");
        }
        return place;
    }

    static Place of(String rawPath) {
        var path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        int slash = path.indexOf('/');
        return slash < 0
                ? new Place(decode(path), "")
                : new Place(decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
    }

    private static String decode(String text) {
        // A plus is itself in a path, and only there.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
