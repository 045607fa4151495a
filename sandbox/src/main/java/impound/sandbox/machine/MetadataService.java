package impound.sandbox.machine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import impound.sandbox.SandboxTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The instance metadata service, version 2, of one machine; in EC2 at 169.254.169.254, here on a loopback port of its own. */
final class MetadataService implements AutoCloseable {
    private static final String LIFETIME = "X-aws-ec2-metadata-token-ttl-seconds";
    private static final String TOKEN = "X-aws-ec2-metadata-token";

    private final MetadataTokens tokens;
    private final MetadataTree tree;
    private final HttpServer server;

    MetadataService(MetadataTree tree, SandboxTime time) {
        this.tree = tree;
        this.tokens = new MetadataTokens(time);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "PUT" -> issueToken(exchange);
                case "GET" -> read(exchange);
                default -> answer(exchange, 405, "Method Not Allowed");
            }
        }
    }

    private void issueToken(HttpExchange exchange) throws IOException {
        var lifetime = exchange.getRequestHeaders().getFirst(LIFETIME);
        if (!exchange.getRequestURI().getPath().equals("/latest/api/token")) {
            answer(exchange, 404, "Not Found");
        } else if (!MetadataTokens.isLifetime(lifetime)) {
            answer(exchange, 400, "Bad Request");
        } else {
            exchange.getResponseHeaders().set(LIFETIME, lifetime);
            answer(exchange, 200, tokens.issue(Integer.parseInt(lifetime)));
        }
    }

    private void read(HttpExchange exchange) throws IOException {
        if (!tokens.admit(exchange.getRequestHeaders().getFirst(TOKEN))) {
            answer(exchange, 401, "Unauthorized");
            return;
        }
        var found = tree.find(exchange.getRequestURI().getPath());
        if (found.isPresent()) {
            answer(exchange, 200, found.get());
        } else {
            answer(exchange, 404, "Not Found");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
