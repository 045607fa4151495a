package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller says of the bytes that it sends, and whether they came as said. */
final class Arrival {
    private final Call call;
    private final Algorithm algorithm;
    private final InputStream body;

    Arrival(Call call) {
        this.call = call;
        this.algorithm = offered(call).orElse(null);
        this.body = isChunked(call) ? new ChunkedBody(call.body()) : call.body();
    }

    private static boolean isChunked(Call call) {
        return call.headers().getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")
                || call.headers().getOrDefault("content-encoding", "").contains("aws-chunked");
    }

    /** The checksum that comes with the body, in a header or behind it; null if there is none. */
    Algorithm algorithm() {
        return algorithm;
    }

    InputStream body() {
        return body;
    }

    boolean hasIntegrity() {
        return algorithm != null || call.header("content-md5") != null;
    }

    String md5() {
        return call.header("content-md5");
    }

    /** The hash that was signed; null where the body was not. */
    String signedHash() {
        var hash = call.header("x-amz-content-sha256");
        return hash != null && hash.matches("[0-9a-f]{64}") ? hash : null;
    }

    long expectedLength() {
        var decoded = call.header("x-amz-decoded-content-length");
        var length = decoded != null ? decoded : call.header("content-length");
        if (length == null) {
            throw new AwsError("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
        }
        return Long.parseLong(length);
    }

    /** The value that came along; to be asked when the body has been read. */
    String checksum() {
        var header = call.header(algorithm.header());
        if (header == null && body instanceof ChunkedBody chunked) {
            header = chunked.trailers().get(algorithm.header());
        }
        if (header == null) {
            throw AwsError.bad("InvalidRequest", "The checksum that was announced (%s) is missing", algorithm.header());
        }
        return header;
    }

    private static Optional<Algorithm> offered(Call call) {
        var trailer = call.headers().getOrDefault("x-amz-trailer", "").toLowerCase(Locale.ROOT);
        var found = Arrays.stream(Algorithm.values())
                .filter(one -> call.header(one.header()) != null || trailer.contains(one.header()))
                .toList();
        if (found.size() > 1) {
            throw AwsError.bad("InvalidRequest", "Expecting a single x-amz-checksum- header");
        }
        return found.stream().findFirst();
    }
}
