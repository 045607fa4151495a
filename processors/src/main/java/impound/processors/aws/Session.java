package impound.processors.aws;

import impound.processors.gateway.Scope;
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

    /** Where and for which incident a call is made: a session that only looks serves them all. */
    static final ExecutionAttribute<Scope> SCOPE_OF_CALL = new ExecutionAttribute<>("impound.scope");

    /** What makes a single request one of this session, for this scope, since a client serves them all. */
    public AwsRequestOverrideConfiguration override(Scope scope) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .putExecutionAttribute(OF_CALL, this)
                .putExecutionAttribute(SCOPE_OF_CALL, scope)
                .build();
    }
}
