package impound.sandbox;

import impound.sandbox.http.Accounts;
import impound.sandbox.http.Calls;
import impound.sandbox.http.Faults;
import impound.sandbox.http.HttpLayer;
import impound.sandbox.http.Service;
import impound.sandbox.kms.KeyRing;
import impound.sandbox.kms.Kms;
import impound.sandbox.logs.Logs;
import impound.sandbox.s3.S3;
import impound.sandbox.securityhub.SecurityHub;
import impound.sandbox.sns.Sns;
import impound.sandbox.sqs.Sqs;
import impound.sandbox.sts.Sts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The AWS that fits in one process: one endpoint on loopback for all services, with what a test or a drill seeds and asks. */
public final class Sandbox implements AutoCloseable {
    private final SandboxTime time;
    private final Path data;
    private final Accounts accounts;
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private final HttpLayer http;
    private final S3 s3;
    private final Sqs sqs;
    private final KeyRing keys;
    private final Logs logs;
    private final Sns sns;
    private final SecurityHub securityHub = new SecurityHub();

    private Sandbox(SandboxTime time, Path data, int port) throws IOException {
        this.time = time;
        this.data = data;
        this.accounts = new Accounts(time);
        this.http = new HttpLayer(time, accounts, faults, calls, port);
        this.s3 = new S3(time, data.resolve("s3"));
        this.sqs = new Sqs(time, http.endpoint());
        this.keys = new KeyRing(time);
        this.logs = new Logs(time);
        this.sns = new Sns(time);
        add(new Sts(accounts))
                .add(s3)
                .add(sqs)
                .add(new Kms(keys))
                .add(logs)
                .add(sns)
                .add(securityHub);
    }

    /** Starts on a free port; big things (objects, disks) are files below the data directory. */
    public static Sandbox start(SandboxTime time, Path data) throws IOException {
        return start(time, data, 0);
    }

    public static Sandbox start(SandboxTime time, Path data, int port) throws IOException {
        return new Sandbox(time, data, port);
    }

    /** One more service behind the endpoint. */
    public Sandbox add(Service service) {
        http.add(service);
        return this;
    }

    /** Runs before the endpoint goes: what a service has started elsewhere, such as a machine, must not outlive it. */
    public void onClose(Runnable ending) {
        endings.add(ending);
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

    public KeyRing keys() {
        return keys;
    }

    public Logs logs() {
        return logs;
    }

    public Sns sns() {
        return sns;
    }

    public SecurityHub securityHub() {
        return securityHub;
    }

    @Override
    public void close() throws IOException {
        endings.forEach(Runnable::run);
        http.close();
        sqs.close();
        time.close();
    }
}
