package impound.sandbox.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A request in the one form that both sides of a SigV4 signature work out for themselves. */
record SignedRequest(Call call, List<String> signedHeaders, String payloadHash) {
    private static final Pattern SPACES = Pattern.compile(" +");

    String canonical() {
        var headers = signedHeaders.stream()
                .map(name -> name + ":" + value(name) + "\n")
                .collect(Collectors.joining());
        return String.join("\n", call.method(), path(), query(), headers, String.join(";", signedHeaders), payloadHash);
    }

    private String value(String name) {
        var value = call.header(name);
        return value == null ? "" : SPACES.matcher(value.strip()).replaceAll(" ");
    }

    /** S3 takes the path as it came; the others encode it once more. */
    private String path() {
        var raw = call.rawPath().isEmpty() ? "/" : call.rawPath();
        return call.service().equals("s3") ? raw : encode(raw).replace("%2F", "/");
    }

    private String query() {
        return call.queries().entrySet().stream()
                .filter(one -> !one.getKey().equals("X-Amz-Signature"))
                .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
