package impound.processors.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials that renew themselves, and the ARN under which CloudTrail shows what is done with them. */
public record Session(AwsCredentialsProvider credentials, String arn) {}
