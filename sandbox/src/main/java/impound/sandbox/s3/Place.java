package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where a path-style call goes: a bucket, and a key unless it is about the bucket itself. */
record Place(String bucket, String key) {

    static Place of(Call call) {
        return of(call.rawPath());
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
