package impound.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One call on its way through the sandbox: what was asked, by whom, and what the service answers. */
public final class Call {
    /** Above every body that is no S3 object: a batch of SQS messages is the largest at 1 MiB, more in base64. */
    private static final int LARGEST_BODY = 8 << 20;

    private final Incoming incoming;
    private final Map<String, String> queries;
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();
    private final String requestId;
    private final Scope scope;
    private Identity identity;
    private byte[] bytes;
    private String operation = "";
    private String resource = "";
    private Answer answer;

    Call(Incoming incoming, Scope scope, String requestId) {
        this.incoming = incoming;
        this.scope = scope;
        this.requestId = requestId;
        this.queries = Queries.parse(incoming.rawQuery());
    }

    public String account() {
        return identity.account();
    }

    /** The caller's ARN. */
    public String principal() {
        return identity.arn();
    }

    public String roleName() {
        return identity.roleName();
    }

    public String sessionName() {
        return identity.sessionName();
    }

    /** The caller; null while the layer has not yet found out. */
    public Identity identity() {
        return identity;
    }

    void identity(Identity found) {
        identity = found;
    }

    Incoming incoming() {
        return incoming;
    }

    Scope scope() {
        return scope;
    }

    public String service() {
        return scope.service();
    }

    public String region() {
        return scope.region();
    }

    public String requestId() {
        return requestId;
    }

    public String method() {
        return incoming.method();
    }

    public String rawPath() {
        return incoming.rawPath();
    }

    public Map<String, String> queries() {
        return queries;
    }

    /** A parameter behind the question mark, decoded; null if absent, empty if it has no value. */
    public String query(String name) {
        return queries.get(name);
    }

    /** All headers; the names are in lower case. */
    public Map<String, String> headers() {
        return incoming.headers();
    }

    public String header(String name) {
        return incoming.headers().get(name.toLowerCase(Locale.ROOT));
    }

    /** The body, to be read once. */
    public InputStream body() {
        return incoming.body();
    }

    /** The whole body, for requests that are documents; read at the first call and kept. */
    public byte[] bodyBytes() {
        if (bytes == null) {
            bytes = readAll();
        }
        return bytes;
    }

    private byte[] readAll() {
        try {
            var read = incoming.body().readNBytes(LARGEST_BODY + 1);
            if (read.length > LARGEST_BODY) {
                throw new AwsError("RequestEntityTooLarge", "The request body is too large", 413);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameters of the query protocols (EC2, STS, SNS): those of the body, or of a GET. */
    public Map<String, String> form() {
        var form = new LinkedHashMap<>(queries);
        form.putAll(Queries.parse(new String(bodyBytes(), StandardCharsets.UTF_8)));
        return form;
    }

    public String operation() {
        return operation;
    }

    public void operation(String name) {
        operation = name;
    }

    public String resource() {
        return resource;
    }

    /** What the call acts on, for the record: an ARN, an id, or bucket/key. */
    public void resource(String name) {
        resource = name;
    }

    public Map<String, String> responseHeaders() {
        return responseHeaders;
    }

    public void responseHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    public void respond(int status, String contentType, byte[] body) {
        answer = Answer.of(status, contentType, body);
    }

    /** An answer that is written straight to the wire, after the fault rules had their say. */
    public void respond(int status, String contentType, long length, Answer.Writer writer) {
        answer = new Answer(status, contentType, length, writer);
    }

    Answer answer() {
        return answer;
    }
}
