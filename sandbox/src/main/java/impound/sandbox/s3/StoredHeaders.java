package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The headers of a put that come back with each get. */
final class StoredHeaders {
    private static final Set<String> KEPT =
            Set.of("content-type", "content-disposition", "content-language", "cache-control", "expires");

    private StoredHeaders() {}

    static Map<String, String> of(Call call) {
        var kept = new LinkedHashMap<String, String>();
        kept.put("content-type", "binary/octet-stream");
        call.headers().forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.put(name, value);
            }
        });
        // The framing of the transfer is no property of the object.
        var encoding = call.headers()
                .getOrDefault("content-encoding", "")
                .replaceAll("aws-chunked,?", "")
                .strip();
        if (!encoding.isEmpty()) {
            kept.put("content-encoding", encoding);
        }
        return kept;
    }
}
