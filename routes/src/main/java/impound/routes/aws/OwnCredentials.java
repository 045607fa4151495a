package impound.routes.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The coordinator's own credentials, from where the AWS SDK finds them. The SDK keeps them until the time when they should end; where
 * AWS says that they are over before, they are looked for anew.
 */
public final class OwnCredentials implements AwsCredentialsProvider {
    private final Supplier<? extends AwsCredentialsProvider> source;
    private AwsCredentialsProvider current;

    public OwnCredentials(Supplier<? extends AwsCredentialsProvider> source) {
        this.source = source;
        this.current = source.get();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current().resolveCredentials();
    }

    private synchronized AwsCredentialsProvider current() {
        return current;
    }

    /** Lets go of what there is. */
    synchronized void renew() {
        if (current instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        current = source.get();
    }

    /** How these credentials are renewed; nothing is done where they are given and not looked for. */
    static Runnable renewal(AwsCredentialsProvider own) {
        return own instanceof OwnCredentials renewable ? renewable::renew : () -> {};
    }
}
