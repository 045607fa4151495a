package impound.processors.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Credentials that renew themselves, and the ARN under which CloudTrail shows what is done with them. */
public record Session(AwsCredentialsProvider credentials, String arn) {

    /** What makes a single request one of this session, since a client serves them all. */
    public AwsRequestOverrideConfiguration override() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .build();
    }
}
