package impound.collector.aws;

import com.sun.net.httpserver.HttpExchange;
import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** S3 with write-once keys, and multipart uploads whose parts must have the SHA-256 in their header. */
public final class TinyS3 {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, String> checksums = new ConcurrentHashMap<>();
    private final SortedMap<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private volatile Expiry expiry = new Expiry("", "", () -> {});

    /** The next call whose name is this gets an error; {@code effect} says whether it is done all the same. */
    public record Fault(String call, int status, String code, boolean effect) {}

    /** Keys with this id are over at the first call of this name; whoever gave them renews them then. */
    private record Expiry(String call, String keyId, Runnable renewal) {}

    public void fail(Fault fault) {
        faults.add(fault);
    }

    /** From the first call of this name on, what is signed with the keys of this id is refused. */
    public void expire(String call, String keyId, Runnable renewal) {
        expiry = new Expiry(call, keyId, renewal);
    }

    public Map<String, byte[]> objects() {
        return objects;
    }

    /** Names of the calls in order, such as {@code UploadPart}. */
    public List<String> calls() {
        return calls;
    }

    void answer(HttpExchange call) throws IOException {
        String name = name(call);
        byte[] body = call.getRequestBody().readAllBytes();
        calls.add(name);
        if (isExpired(call)) {
            expiry.renewal().run();
            error(call, 400, "ExpiredToken");
            return;
        }
        Fault fault = faults.stream()
                .filter(some -> some.call().equals(name))
                .findFirst()
                .orElse(null);
        if (fault == null) {
            act(name, call, body);
            return;
        }
        faults.remove(fault);
        if (fault.effect()) {
            complete(key(call));
        }
        error(call, fault.status(), fault.code());
    }

    private boolean isExpired(HttpExchange call) {
        return calls.contains(expiry.call())
                && call.getRequestHeaders().getFirst("Authorization").contains("=" + expiry.keyId() + "/");
    }

    private static String name(HttpExchange call) {
        String query = String.valueOf(call.getRequestURI().getQuery());
        return switch (call.getRequestMethod()) {
            case "POST" -> query.startsWith("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
            case "PUT" -> query.contains("partNumber") ? "UploadPart" : "PutObject";
            case "DELETE" -> "AbortMultipartUpload";
            case "HEAD" -> "HeadObject";
            default -> "GetObject";
        };
    }

    private void act(String name, HttpExchange call, byte[] body) throws IOException {
        String key = key(call);
        switch (name) {
            case "CreateMultipartUpload" -> TinyAws.reply(call, 200, xml("UploadId", "upload-1"));
            case "UploadPart" -> part(call, body);
            case "CompleteMultipartUpload" -> {
                if (objects.containsKey(key)) {
                    error(call, 412, "PreconditionFailed");
                } else {
                    complete(key);
                    TinyAws.reply(call, 200, xml("ETag", "done"));
                }
            }
            case "PutObject" -> put(call, key, body);
            case "AbortMultipartUpload" -> call.sendResponseHeaders(204, -1);
            case "HeadObject" -> head(call, key);
            default -> get(call, key);
        }
    }

    private void part(HttpExchange call, byte[] body) throws IOException {
        if (!isGenuine(call, body)) {
            error(call, 400, "BadDigest");
            return;
        }
        parts.put(Integer.parseInt(call.getRequestURI().getQuery().replaceAll(".*partNumber=(\\d+).*", "$1")), body);
        call.getResponseHeaders().add("ETag", "\"part\"");
        call.sendResponseHeaders(200, -1);
    }

    private void put(HttpExchange call, String key, byte[] body) throws IOException {
        boolean isOnce = "*".equals(call.getRequestHeaders().getFirst("If-None-Match"));
        if (!isGenuine(call, body)) {
            error(call, 400, "BadDigest");
        } else if (isOnce && objects.containsKey(key)) {
            error(call, 412, "PreconditionFailed");
        } else {
            objects.put(key, body);
            call.sendResponseHeaders(200, -1);
        }
    }

    private void complete(String key) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        MessageDigest composite = Hashes.of(Digest.SHA256);
        for (byte[] part : new ArrayList<>(parts.values())) {
            whole.writeBytes(part);
            composite.update(Hashes.of(Digest.SHA256).digest(part));
        }
        objects.put(key, whole.toByteArray());
        checksums.put(key, Base64.getEncoder().encodeToString(composite.digest()) + "-" + parts.size());
    }

    private void head(HttpExchange call, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            call.sendResponseHeaders(404, -1);
            return;
        }
        call.getResponseHeaders().add("Content-Length", Integer.toString(object.length));
        call.getResponseHeaders().add("x-amz-checksum-sha256", checksums.getOrDefault(key, ""));
        call.sendResponseHeaders(200, -1);
    }

    private void get(HttpExchange call, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            error(call, 404, "NoSuchKey");
            return;
        }
        call.sendResponseHeaders(200, object.length);
        call.getResponseBody().write(object);
    }

    private static boolean isGenuine(HttpExchange call, byte[] body) {
        String found =
                Base64.getEncoder().encodeToString(Hashes.of(Digest.SHA256).digest(body));
        return found.equals(call.getRequestHeaders().getFirst("x-amz-checksum-sha256"));
    }

    private static String key(HttpExchange call) {
        return call.getRequestURI().getPath().substring(1);
    }

    private static void error(HttpExchange call, int status, String code) throws IOException {
        TinyAws.reply(call, status, "<Error><Code>" + code + "</Code><Message>as told</Message></Error>");
    }

    private static String xml(String name, String value) {
        return "<Result><%1$s>%2$s</%1$s></Result>".formatted(name, value);
    }
}
