package impound.routes.aws;

import impound.processors.aws.ExpiredSessions;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes each client of AWS once: the one place that knows endpoint, retries and the coordinator's own credentials. There
 * is none for a region that is not served.
 */
public final class Clients implements AutoCloseable {
    private final Settings settings;
    private final AwsCredentialsProvider own;
    private final ExecutionInterceptor expired;
    private final List<ExecutionInterceptor> ec2Calls;
    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

    public Clients(Settings settings, AwsCredentialsProvider own) {
        this(settings, own, List.of());
    }

    /** @param ec2Calls what stands in the way of every call to EC2 */
    public Clients(Settings settings, AwsCredentialsProvider own, List<ExecutionInterceptor> ec2Calls) {
        this.settings = settings;
        this.own = own;
        this.expired = new ExpiredSessions(OwnCredentials.renewal(own));
        this.ec2Calls = List.copyOf(ec2Calls);
    }

    /**
     * Without retries of its own: CreateSnapshots and CopySnapshot have no client token, so that a second try could make
     * a second snapshot, and what is throttled waits in its queue, on record.
     */
    public Ec2Client ec2(Region region) {
        return client(region, Ec2Client.class, place -> {
            var builder = at(place, Ec2Client.builder());
            return builder.overrideConfiguration(o -> {
                        o.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(expired);
                        ec2Calls.forEach(o::addExecutionInterceptor);
                    })
                    .build();
        });
    }

    /** Without chunks, each of which would have a buffer of 128 KiB: the coordinator writes nothing that it does not hold as a whole. */
    public S3Client s3(Region region) {
        return client(region, S3Client.class, place -> at(place, S3Client.builder())
                .serviceConfiguration(s -> s.chunkedEncodingEnabled(false))
                .build());
    }

    public SqsClient sqs(Region region) {
        return client(
                region, SqsClient.class, place -> at(place, SqsClient.builder()).build());
    }

    /** Of the region, since the global endpoint's tokens are not valid everywhere. */
    public StsClient sts(Region region) {
        return client(
                region, StsClient.class, place -> at(place, StsClient.builder()).build());
    }

    public KmsClient kms(Region region) {
        return client(
                region, KmsClient.class, place -> at(place, KmsClient.builder()).build());
    }

    public SnsClient sns(Region region) {
        return client(
                region, SnsClient.class, place -> at(place, SnsClient.builder()).build());
    }

    public SecurityHubClient securityHub(Region region) {
        return client(region, SecurityHubClient.class, place -> at(place, SecurityHubClient.builder())
                .build());
    }

    public CloudWatchLogsClient logs(Region region) {
        return client(region, CloudWatchLogsClient.class, place -> at(place, CloudWatchLogsClient.builder())
                .build());
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
    }

    private <T extends SdkClient> T client(Region region, Class<T> type, Function<Region, T> make) {
        settings.in(region);
        return type.cast(clients.computeIfAbsent(region + "/" + type.getSimpleName(), key -> make.apply(region)));
    }

    private <B extends AwsClientBuilder<B, ?>> B at(Region region, B builder) {
        builder.region(software.amazon.awssdk.regions.Region.of(region.value())).credentialsProvider(own);
        builder.overrideConfiguration(o -> o.addExecutionInterceptor(expired));
        return settings.endpoint().isEmpty() ? builder : builder.endpointOverride(URI.create(settings.endpoint()));
    }
}
