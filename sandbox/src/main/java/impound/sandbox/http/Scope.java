package impound.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The credential scope of a SigV4 signature: it alone says which service and region a call is for. */
record Scope(String accessKey, String date, String region, String service) {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^,\\s]+)");

    static Optional<Scope> of(Map<String, String> headers, Map<String, String> queries) {
        var header = CREDENTIAL.matcher(headers.getOrDefault("authorization", ""));
        return header.find() ? parse(header.group(1)) : parse(queries.getOrDefault("X-Amz-Credential", ""));
    }

    private static Optional<Scope> parse(String credential) {
        var parts = credential.split("/");
        return parts.length == 5 ? Optional.of(new Scope(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
    }
}
