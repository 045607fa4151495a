package impound.collector.aws;

import impound.collector.CollectorFailure;
import impound.collector.device.Pause;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.ConnectionHealthConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * The AWS clients of this process. Endpoints come from the SDK's own environment variables. Credentials renew themselves for as
 * long as the upload takes.
 */
public final class Clients implements AutoCloseable {

    /** With the SDK's back-off (20 s at the most) about two minutes of trouble are ridden out. */
    private static final int ATTEMPTS = 10;

    private static final int CONNECTIONS = 32;

    private final SdkAsyncHttpClient http = AwsCrtAsyncHttpClient.builder()
            .maxConcurrency(CONNECTIONS)
            .connectionTimeout(Duration.ofSeconds(10))
            // A connection on which nothing moves is given up and its request sent again.
            .connectionHealthConfiguration(ConnectionHealthConfiguration.builder()
                    .minimumThroughputInBps(1L)
                    .minimumThroughputTimeout(Duration.ofSeconds(60))
                    .build())
            .build();

    private final AwsCredentialsProvider credentials;
    private final S3AsyncClient s3;
    private final CloudWatchLogsAsyncClient logs;

    /** For a task: with the instance profile only, since no stray key in an environment may write evidence. */
    public Clients(Region region) {
        this(
                region,
                InstanceProfileCredentialsProvider.builder()
                        .asyncCredentialUpdateEnabled(true)
                        .build());
    }

    /**
     * For a person: with whatever keys the SDK finds, in its own order, from the environment to the instance profile.
     *
     * @throws CollectorFailure.AccessRefused where it finds none
     */
    public static Clients byHand(Region region) {
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder()
                .asyncCredentialUpdateEnabled(true)
                .build();
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException none) {
            throw new CollectorFailure.AccessRefused(
                    "no AWS keys: set AWS_PROFILE, or AWS_ACCESS_KEY_ID with its secret, or give the instance a role",
                    none);
        }
        return new Clients(region, credentials);
    }

    private Clients(Region region, AwsCredentialsProvider credentials) {
        this.credentials = credentials;
        // We give a SHA-256 with everything that we store, in a header. The SDK's default would add a second checksum,
        // and
        // a trailer with it.
        s3 = S3AsyncClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(bounded(Duration.ofMinutes(1), Duration.ofMinutes(10)))
                .build();
        logs = CloudWatchLogsAsyncClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                // Shorter: nobody's evidence waits for a log.
                .overrideConfiguration(bounded(Duration.ofSeconds(10), Duration.ofMinutes(1)))
                .build();
    }

    /** Waits until the machine has the keys of its role, without which every call would fail at once. */
    public void awaitKeys(Pause pause) {
        new RoleKeys(credentials, pause).await();
    }

    public S3AsyncClient s3() {
        return s3;
    }

    public CloudWatchLogsAsyncClient logs() {
        return logs;
    }

    /** What the SDK tries again, and what it would not by itself although it passes. */
    public static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .retryOnException(Answers::passes)
                .build();
    }

    private static ClientOverrideConfiguration bounded(Duration attempt, Duration call) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries())
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .build();
    }

    @Override
    public void close() {
        logs.close();
        s3.close();
        http.close();
    }
}
