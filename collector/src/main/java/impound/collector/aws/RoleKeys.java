package impound.collector.aws;

import impound.collector.CollectorFailure;
import impound.collector.device.Pause;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The keys of the machine's role. The metadata service of a new machine may have them some seconds late, and the SDK gives a call up at
 * once that finds none.
 */
record RoleKeys(AwsCredentialsProvider provider, Pause pause) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofSeconds(2);

    void await() {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(LOOK)) {
            try {
                provider.resolveCredentials();
                return;
            } catch (SdkClientException none) {
                if (waited.compareTo(PATIENCE) >= 0) {
                    throw new CollectorFailure.NoMetadata(none);
                }
                pause.pause(LOOK);
            }
        }
    }
}
