package impound.collector.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import impound.collector.record.PartChecksum;
import impound.collector.record.S3Checksum;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** S3 with write-once keys, and multipart uploads whose parts must have the checksum in their header. */
public final class TinyS3 {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, S3Checksum> checksums = new ConcurrentHashMap<>();
    private final TinyUpload upload = new TinyUpload();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private volatile Expiry expiry = new Expiry("", "", () -> {});

    /** The next call whose name is this gets an error; {@code effect} says whether it is done all the same. */
    public record Fault(String call, int status, String code, boolean effect) {}

    /** Keys with this id are over at the first call of this name; whoever gave them renews them then. */
    private record Expiry(String call, String keyId, Runnable renewal) {}

    /** A call as it came. */
    private record Asked(String call, Headers headers) {}

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
        return asked.stream().map(Asked::call).toList();
    }

    /** The headers of each call of this name. */
    public List<Headers> headers(String call) {
        return asked.stream()
                .filter(one -> one.call().equals(call))
                .map(Asked::headers)
                .toList();
    }

    /** From now on the last part of an object that is made of parts is another than was sent. */
    public void spoil(UnaryOperator<byte[]> how) {
        upload.spoil(how);
    }

    void answer(HttpExchange call) throws IOException {
        String name = name(call);
        byte[] body = call.getRequestBody().readAllBytes();
        asked.add(new Asked(name, call.getRequestHeaders()));
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
        return calls().contains(expiry.call())
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
            case "CreateMultipartUpload" -> begin(call);
            case "UploadPart" -> part(call, body);
            case "CompleteMultipartUpload" -> complete(call, key);
            case "PutObject" -> put(call, key, body);
            case "AbortMultipartUpload" -> call.sendResponseHeaders(204, -1);
            case "HeadObject" -> head(call, key);
            default -> get(call, key);
        }
    }

    private void begin(HttpExchange call) throws IOException {
        if (upload.begin(call.getRequestHeaders())) {
            TinyAws.reply(call, 200, "<Result><UploadId>upload-1</UploadId></Result>");
        } else {
            error(call, 400, "InvalidRequest");
        }
    }

    private void part(HttpExchange call, byte[] body) throws IOException {
        int number = Integer.parseInt(call.getRequestURI().getQuery().replaceAll(".*partNumber=(\\d+).*", "$1"));
        if (!upload.add(number, call.getRequestHeaders(), body)) {
            error(call, 400, "BadDigest");
            return;
        }
        call.getResponseHeaders().add("ETag", "\"part\"");
        call.sendResponseHeaders(200, -1);
    }

    private void put(HttpExchange call, String key, byte[] body) throws IOException {
        boolean isOnce = "*".equals(call.getRequestHeaders().getFirst("If-None-Match"));
        String sha256 = call.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        if (!S3Sums.base64(PartChecksum.SHA256, body).equals(sha256)) {
            error(call, 400, "BadDigest");
        } else if (isOnce && objects.containsKey(key)) {
            error(call, 412, "PreconditionFailed");
        } else {
            objects.put(key, body);
            call.sendResponseHeaders(200, -1);
        }
    }

    private void complete(HttpExchange call, String key) throws IOException {
        if (objects.containsKey(key)) {
            error(call, 412, "PreconditionFailed");
        } else if (!upload.isAsClaimed(call.getRequestHeaders())) {
            error(call, 400, "BadDigest");
        } else {
            complete(key);
            TinyAws.reply(call, 200, "<Result><ETag>done</ETag></Result>");
        }
    }

    private void complete(String key) {
        TinyUpload.Made made = upload.complete();
        objects.put(key, made.bytes());
        checksums.put(key, made.checksum());
    }

    private void head(HttpExchange call, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            call.sendResponseHeaders(404, -1);
            return;
        }
        call.getResponseHeaders().add("Content-Length", Integer.toString(object.length));
        S3Checksum checksum = checksums.get(key);
        if (checksum != null && "ENABLED".equals(call.getRequestHeaders().getFirst("x-amz-checksum-mode"))) {
            call.getResponseHeaders()
                    .add("x-amz-checksum-" + checksum.algorithm().text(), checksum.value());
            call.getResponseHeaders().add("x-amz-checksum-type", checksum.type());
        }
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

    private static String key(HttpExchange call) {
        return call.getRequestURI().getPath().substring(1);
    }

    private static void error(HttpExchange call, int status, String code) throws IOException {
        TinyAws.reply(call, status, "<Error><Code>" + code + "</Code><Message>as told</Message></Error>");
    }
}
