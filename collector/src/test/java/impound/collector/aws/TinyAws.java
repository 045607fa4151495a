package impound.collector.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of AWS, on the wire, as one collector speaks with: metadata service, S3 and CloudWatch Logs on one port. It is
 * for this module's own tests; the whole system is tested against the sandbox.
 */
public final class TinyAws implements AutoCloseable {

    static {
        // Without it each small answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final TinyS3 s3 = new TinyS3();
    private final List<String> logCalls = new CopyOnWriteArrayList<>();
    private final AtomicInteger keysAreMissing = new AtomicInteger();
    private String userData = "";

    public TinyAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public TinyS3 s3() {
        return s3;
    }

    /** Bodies of all calls to CloudWatch Logs. */
    public List<String> logCalls() {
        return logCalls;
    }

    public void launchWith(String data) {
        userData = data;
    }

    /** The metadata service has no keys of the role yet, so many times when it is asked. */
    public void withholdKeys(int times) {
        keysAreMissing.set(times);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.contains("/security-credentials/") && keysAreMissing.getAndDecrement() > 0) {
                reply(call, 404, "");
            } else if (path.startsWith("/latest/")) {
                call.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
                reply(call, 200, metadata(path));
            } else if (call.getRequestHeaders().containsKey("X-Amz-Target")) {
                logCalls.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                reply(call, 200, "{}");
            } else {
                s3.answer(call);
            }
        }
    }

    private String metadata(String path) {
        return switch (path) {
            case "/latest/api/token" -> "token";
            case "/latest/meta-data/instance-id" -> "i-0collector";
            case "/latest/meta-data/placement/region" -> "eu-west-1";
            case "/latest/dynamic/instance-identity/document" -> "{\"region\":\"eu-west-1\"}";
            case "/latest/user-data" -> userData;
            case "/latest/meta-data/iam/security-credentials/" -> "collector";
            case "/latest/meta-data/iam/security-credentials/collector" ->
                """
                {"Code":"Success","AccessKeyId":"ASIATEST","SecretAccessKey":"test","Token":"test",
                 "LastUpdated":"2026-01-01T00:00:00Z","Expiration":"2099-01-01T00:00:00Z"}""";
            default -> "";
        };
    }

    static void reply(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
