package impound.collector.hand;

import impound.collector.CollectorFailure;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a person can do about an answer of S3; our own failures say it themselves. */
public final class Advice {

    private static final String KEYS = "look whose keys these are, and renew them";
    private static final String ELSEWHERE = "the bucket is in another region; say which: --region";

    private static final Map<String, String> BY_CODE = Map.of(
            "NoSuchBucket", "make the bucket, or correct its name",
            "AccessDenied",
                    "let these keys do s3:PutObject, s3:GetObject and s3:AbortMultipartUpload there, and use the KMS key",
            "InvalidAccessKeyId", KEYS,
            "SignatureDoesNotMatch", KEYS,
            "ExpiredToken", KEYS,
            "PermanentRedirect", ELSEWHERE,
            "AuthorizationHeaderMalformed", ELSEWHERE,
            "RequestTimeTooSkewed", "set this machine's clock");

    private static final int MOVED = 301;

    private Advice() {}

    /** A sentence that begins with what to do. */
    public static Optional<String> about(CollectorFailure failure) {
        if (failure.getCause() instanceof AwsServiceException said) {
            return said.statusCode() == MOVED ? Optional.of(ELSEWHERE) : Optional.ofNullable(BY_CODE.get(code(said)));
        }
        return failure.getCause() instanceof SdkClientException
                ? Optional.of("look at the network, at the region, and at AWS_ENDPOINT_URL where it is set")
                : Optional.empty();
    }

    private static String code(AwsServiceException said) {
        return said.awsErrorDetails() == null
                ? ""
                : String.valueOf(said.awsErrorDetails().errorCode());
    }
}
