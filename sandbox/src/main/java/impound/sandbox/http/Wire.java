package impound.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Between Jetty and the sandbox's own words for requests and answers. */
final class Wire extends Handler.Abstract {
    private final Dispatch dispatch;

    Wire(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var answered = dispatch.handle(incoming(request));
        if (answered.isEmpty()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EOFException("the answer was lost on purpose"));
            return true;
        }
        if (answered.get().answer().status() >= 400) {
            drain(request);
        }
        send(answered.get(), request.getMethod(), response);
        callback.succeeded();
        return true;
    }

    /**
     * A client that is still sending would now and then see a reset instead of the refusal. Also where it asked to wait for
     * "100 Continue": the CRT's client asks and does not wait.
     */
    private static void drain(Request request) throws IOException {
        Request.asInputStream(request).transferTo(OutputStream.nullOutputStream());
    }

    private static Incoming incoming(Request request) {
        var uri = request.getHttpURI();
        return new Incoming(
                request.getMethod(), uri.getPath(), uri.getQuery(), headers(request), Request.asInputStream(request));
    }

    private static Map<String, String> headers(Request request) {
        var headers = new HashMap<String, String>();
        for (var field : request.getHeaders()) {
            headers.merge(field.getName().toLowerCase(Locale.ROOT), field.getValue(), (one, two) -> one + "," + two);
        }
        return headers;
    }

    private static void send(Dispatch.Answered answered, String method, Response response) throws Exception {
        var answer = answered.answer();
        response.setStatus(answer.status());
        answered.headers().forEach(response.getHeaders()::put);
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        if (answer.length() >= 0 && answer.status() != 204 && answer.status() != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
        }
        if (!method.equals("HEAD") && answer.length() != 0) {
            try (var out = Content.Sink.asOutputStream(response)) {
                answer.writer().writeTo(out);
            }
        }
    }
}
