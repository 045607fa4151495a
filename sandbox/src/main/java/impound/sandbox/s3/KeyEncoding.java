package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keys in a listing, as plain text or as the caller wants them, since XML cannot hold every key. */
record KeyEncoding(boolean url) {

    static KeyEncoding of(Call call) {
        return new KeyEncoding("url".equals(call.query("encoding-type")));
    }

    String name() {
        return url ? "url" : null;
    }

    String encode(String key) {
        return url && key != null
                ? URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("*", "%2A")
                : key;
    }
}
