package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tags that may come with a new object. */
final class Tags {
    private Tags() {}

    static Map<String, String> ofHeader(Call call) {
        var tags = new TreeMap<String, String>();
        for (var pair : call.headers().getOrDefault("x-amz-tagging", "").split("&")) {
            var sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                tags.put(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
            }
        }
        return tags;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
