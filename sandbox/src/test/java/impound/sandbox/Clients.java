package impound.sandbox;

import impound.sandbox.http.Keys;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The real SDK clients, pointed at a sandbox. */
final class Clients {
    static final String ACCOUNT = "111122223333";
    static final String OTHER = "444455556666";

    private Clients() {}

    static <B extends AwsClientBuilder<B, C>, C> C client(B builder, Sandbox sandbox, Keys keys) {
        return builder.endpointOverride(sandbox.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(provider(keys))
                .overrideConfiguration(options -> options.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    static StaticCredentialsProvider provider(Keys keys) {
        return StaticCredentialsProvider.create(credentials(keys));
    }

    private static AwsCredentials credentials(Keys keys) {
        return keys.token() == null
                ? AwsBasicCredentials.create(keys.accessKey(), keys.secret())
                : AwsSessionCredentials.create(keys.accessKey(), keys.secret(), keys.token());
    }
}
