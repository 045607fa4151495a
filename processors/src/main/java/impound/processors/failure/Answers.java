package impound.processors.failure;

import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Refused;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The one place that says what an answer of AWS means: come back later, or never. */
public final class Answers {
    private static final int SERVER_ERROR = 500;

    /** Full quotas and states that pass by themselves, by EC2's names for them. */
    private static final Set<String> LATER = Set.of(
            "ConcurrentSnapshotLimitExceeded",
            "SnapshotCreationPerVolumeRateExceeded",
            "PendingSnapshotLimitExceeded",
            "ResourceLimitExceeded",
            "RequestLimitExceeded",
            "InsufficientInstanceCapacity",
            "InstanceLimitExceeded",
            "VcpuLimitExceeded",
            "VolumeLimitExceeded",
            "MaxIOPSLimitExceeded",
            "IncorrectState",
            "IncorrectInstanceState",
            "VolumeInUse",
            "OperationAborted",
            "PriorRequestNotComplete",
            "ConditionalRequestConflict",
            "RequestTimeout",
            "RequestTimeTooSkewed",
            // of an id that we made a moment ago; the deadline ends it for one that is gone
            "InvalidSnapshot.NotFound",
            "InvalidVolume.NotFound",
            "InvalidInstanceID.NotFound");

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    private Answers() {}

    /** Whether the same call may well succeed later: throttling, a full quota, an outage, a lost answer, an expired token. */
    public static boolean isForLater(Throwable thrown) {
        if (thrown instanceof AwsServiceException answer) {
            return answer.isThrottlingException()
                    || answer.statusCode() >= SERVER_ERROR
                    || LATER.contains(code(answer))
                    || EXPIRED.contains(code(answer));
        }
        return thrown instanceof SdkClientException;
    }

    /** What ends the collection: our own failure, or AWS's final no. */
    public static Optional<CollectionFailure> failure(Throwable thrown) {
        if (thrown instanceof CollectionFailure failure) {
            return Optional.of(failure);
        }
        if (thrown instanceof AwsServiceException answer && !isForLater(answer)) {
            return Optional.of(new Refused(code(answer), answer.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether AWS has certainly not done what was asked: it said no, and said so itself. */
    public static boolean isRefusal(Throwable thrown) {
        return thrown instanceof AwsServiceException answer && answer.statusCode() < SERVER_ERROR;
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    }
}
