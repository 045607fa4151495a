package impound.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * An S3 over HTTPS that decrypts what it gets and drops it: as cheap as a server can be, and the same for everybody who is measured. It checks
 * no signature and no checksum; those of ours are echoed, since our collector does not take an answer without them.
 */
final class Sink implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("partNumber=(\\d+)");
    private static final String SHA256 = "x-amz-checksum-sha256";
    private static final String CRC64 = "x-amz-checksum-crc64nvme";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Upload> objects = new ConcurrentHashMap<>();

    /** The one upload of a key; a second one takes its place. */
    private static final class Upload {
        private final Map<Integer, Long> sizes = new ConcurrentSkipListMap<>();
        private final Map<Integer, String> hashes = new ConcurrentSkipListMap<>();
        private volatile String crc64;

        long size() {
            return sizes.values().stream().mapToLong(Long::longValue).sum();
        }

        String composite() throws GeneralSecurityException {
            var digest = MessageDigest.getInstance("SHA-256");
            hashes.values().forEach(hash -> digest.update(Base64.getDecoder().decode(hash)));
            return Base64.getEncoder().encodeToString(digest.digest()) + "-" + hashes.size();
        }
    }

    Sink(SSLContext tls) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many bytes lie under the key, if they still lay there. */
    long size(String bucketAndKey) {
        var upload = objects.get("/" + bucketAndKey);
        return upload == null ? 0 : upload.size();
    }

    /** As if nothing had been sent yet. */
    void forget() {
        objects.clear();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var bytes = drop(call.getRequestBody());
            answer(call, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange call, long bytes) throws IOException, GeneralSecurityException {
        var path = call.getRequestURI().getPath();
        var query = call.getRequestURI().getQuery() == null
                ? ""
                : call.getRequestURI().getQuery();
        var part = PART.matcher(query);
        switch (call.getRequestMethod()) {
            case "POST" -> {
                if (query.startsWith("uploads")) {
                    objects.put(path, new Upload());
                    say(call, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
                } else {
                    objects.get(path).crc64 = call.getRequestHeaders().getFirst(CRC64);
                    say(call, "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>");
                }
            }
            case "PUT" -> {
                if (part.find()) {
                    take(call, objects.get(path), Integer.parseInt(part.group(1)), bytes);
                }
                call.getResponseHeaders().set("ETag", "\"e\"");
                call.sendResponseHeaders(200, -1);
            }
            case "HEAD" -> head(call, objects.get(path));
            default -> call.sendResponseHeaders(204, -1);
        }
    }

    private static void take(HttpExchange call, Upload upload, int part, long bytes) {
        upload.sizes.put(part, bytes);
        for (var name : new String[] {SHA256, CRC64}) {
            var value = call.getRequestHeaders().getFirst(name);
            if (value != null) {
                call.getResponseHeaders().set(name, value);
            }
        }
        var hash = call.getRequestHeaders().getFirst(SHA256);
        if (hash != null) {
            upload.hashes.put(part, hash);
        }
    }

    private static void head(HttpExchange call, Upload upload) throws IOException, GeneralSecurityException {
        if (upload == null) {
            call.sendResponseHeaders(404, -1);
            return;
        }
        var headers = call.getResponseHeaders();
        headers.set("Content-Length", Long.toString(upload.size()));
        headers.set("x-amz-version-id", "v1");
        if (upload.crc64 != null) {
            headers.set(CRC64, upload.crc64);
            headers.set("x-amz-checksum-type", "FULL_OBJECT");
        } else if (!upload.hashes.isEmpty()) {
            headers.set(SHA256, upload.composite());
            headers.set("x-amz-checksum-type", "COMPOSITE");
        }
        call.sendResponseHeaders(200, -1);
    }

    private static void say(HttpExchange call, String xml) throws IOException {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/xml");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
    }

    private static long drop(InputStream body) throws IOException {
        var buffer = new byte[256 << 10];
        var bytes = 0L;
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            bytes += count;
        }
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
