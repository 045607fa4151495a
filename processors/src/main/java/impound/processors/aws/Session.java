package impound.processors.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/**
 * Credentials that renew themselves, and the ARN under which CloudTrail shows what is done with them.
 *
 * @param whenExpired lets go of the session, so that the next call has a new one
 */
public record Session(AwsCredentialsProvider credentials, String arn, Runnable whenExpired) {
    /** In whose name a call is made, for whatever stands between us and AWS. */
    static final ExecutionAttribute<Session> OF_CALL = new ExecutionAttribute<>("impound.session");

    /** What makes a single request one of this session, since a client serves them all. */
    public AwsRequestOverrideConfiguration override() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .putExecutionAttribute(OF_CALL, this)
                .build();
    }

    /** The account in which it acts. */
    String account() {
        return arn.split(":")[4];
    }
}
