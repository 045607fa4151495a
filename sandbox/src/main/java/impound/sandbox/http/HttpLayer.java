package impound.sandbox.http;

import impound.sandbox.SandboxTime;
import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one endpoint of the sandbox, on loopback only. */
public final class HttpLayer implements AutoCloseable {
    /** Consumers that long-poll hold a thread each: eleven queues with twenty of them must leave room for the rest. */
    private static final int THREADS = 400;

    /** A part of an image comes in by the megabyte. */
    private static final int BUFFER = 128 << 10;

    private final Server server = new Server(new QueuedThreadPool(THREADS, 16));
    private final Dispatch dispatch;
    private final URI endpoint;

    public HttpLayer(SandboxTime time, Accounts accounts, Faults faults, Calls calls, int port) throws IOException {
        dispatch = new Dispatch(time, accounts, faults, calls);
        var connector = new ServerConnector(server, factory());
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(120_000);
        server.addConnector(connector);
        server.setHandler(new Wire(dispatch));
        start();
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private static HttpConnectionFactory factory() {
        var configuration = new HttpConfiguration();
        // Object keys may hold what a careful web server refuses in a path.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        // Otherwise Jetty respells header values that it knows, and their signatures no longer hold.
        configuration.setHeaderCacheCaseSensitive(true);
        // Nearly every header differs from request to request, since each is signed: to remember them costs more than
        // to read them.
        configuration.setHeaderCacheSize(0);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        var factory = new HttpConnectionFactory(configuration);
        factory.setInputBufferSize(BUFFER);
        return factory;
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the sandbox's endpoint does not start", e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public void add(Service service) {
        dispatch.add(service);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the sandbox's endpoint does not stop", e);
        }
    }
}
