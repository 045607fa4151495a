package impound.sandbox;

import impound.sandbox.http.Accounts;
import impound.sandbox.http.Calls;
import impound.sandbox.http.Faults;
import impound.sandbox.http.HttpLayer;
import impound.sandbox.http.Service;
import impound.sandbox.s3.S3;
import impound.sandbox.sqs.Sqs;
import impound.sandbox.sts.Sts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The AWS that fits in one process: one endpoint on loopback for all services, with what a test or a drill seeds and asks. */
public final class Sandbox implements AutoCloseable {
    private final SandboxTime time;
    private final Path data;
    private final Accounts accounts;
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private final HttpLayer http;
    private final S3 s3;
    private final Sqs sqs;

    private Sandbox(SandboxTime time, Path data, int port) throws Exception {
        this.time = time;
        this.data = data;
        this.accounts = new Accounts(time);
        this.http = new HttpLayer(time, accounts, faults, calls, port);
        this.s3 = new S3(time, data.resolve("s3"));
        this.sqs = new Sqs(time, http.endpoint());
        add(new Sts(accounts));
        add(s3).add(sqs);
    }

    /** Starts on a free port; big things (objects, disks) are files below the data directory. */
    public static Sandbox start(SandboxTime time, Path data) throws Exception {
        return start(time, data, 0);
    }

    public static Sandbox start(SandboxTime time, Path data, int port) throws Exception {
        return new Sandbox(time, data, port);
    }

    /** One more service behind the endpoint. */
    public Sandbox add(Service service) {
        http.add(service);
        return this;
    }

    public URI endpoint() {
        return http.endpoint();
    }

    public SandboxTime time() {
        return time;
    }

    public Path data() {
        return data;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Calls calls() {
        return calls;
    }

    public Faults faults() {
        return faults;
    }

    public S3 s3() {
        return s3;
    }

    public Sqs sqs() {
        return sqs;
    }

    @Override
    public void close() throws IOException {
        http.close();
        sqs.close();
        time.close();
    }
}
