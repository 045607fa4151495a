package impound.processors.failure;

import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one place that says what an answer of AWS means: come back later, or never. */
public final class Answers {
    private static final int BAD_REQUEST = 400;
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

    /** The code alone also says that an instance is not running yet. */
    private static final Pattern MARKETPLACE = Pattern.compile("marketplace|product code", Pattern.CASE_INSENSITIVE);

    /** EC2 API, Error codes: no capacity of instances, volumes or addresses just now, or no such type in the zone. */
    private static final Set<String> ELSEWHERE = Set.of(
            "InsufficientInstanceCapacity",
            "InsufficientVolumeCapacity",
            "InsufficientCapacity",
            "InsufficientFreeAddressesInSubnet",
            "Unsupported",
            "InstanceTypeNotSupported",
            "VolumeTypeNotAvailableInZone");

    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "UnrecognizedClientException");

    /** EC2 API, Error codes: of copies in flight, of snapshots in the making, of storage of a type. */
    private static final Set<String> FULL =
            Set.of("ResourceLimitExceeded", "PendingSnapshotLimitExceeded", "VolumeLimitExceeded");

    /** Rights: they would be missing for each volume too. */
    private static final Set<String> DENIED = Set.of(
            "UnauthorizedOperation",
            "AccessDenied",
            "AccessDeniedException",
            "AuthFailure",
            "Blocked",
            "OptInRequired",
            "PendingVerification");

    /** Of what was there when we looked a moment ago: the instance has ended since, or one of its volumes went. */
    private static final Set<String> GONE =
            Set.of("IncorrectInstanceState", "InvalidInstanceID.NotFound", "InvalidVolume.NotFound");

    private Answers() {}

    /** Whether the same call may well succeed later: throttling, a full quota, an outage, a lost answer, an expired token, no call at all. */
    public static boolean isForLater(Throwable thrown) {
        if (thrown instanceof AwsServiceException answer) {
            return answer.isThrottlingException()
                    || answer.statusCode() >= SERVER_ERROR
                    || LATER.contains(code(answer))
                    || isNewProfile(answer)
                    || isExpired(answer);
        }
        return thrown instanceof SdkClientException || thrown instanceof HeldBack;
    }

    /** What ends the collection: our own failure, or AWS's final no. */
    public static Optional<CollectionFailure> failure(Throwable thrown) {
        if (thrown instanceof CollectionFailure failure) {
            return Optional.of(failure);
        }
        if (thrown instanceof AwsServiceException answer && !isForLater(answer)) {
            return Optional.of(new Refused(reason(answer), answer.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether EC2 has nothing of this kind to give in this zone, and may have something else, or the same in another. */
    public static boolean isForAnotherZone(Throwable thrown) {
        return thrown instanceof Ec2Exception && ELSEWHERE.contains(code(thrown));
    }

    /** EC2's words for it, where it has nothing to give in this zone; any other failure is thrown on. */
    public static String whyInAnotherZone(RuntimeException thrown) {
        if (!isForAnotherZone(thrown)) {
            throw thrown;
        }
        return code(thrown) + ", " + thrown.getMessage();
    }

    /** Whether EC2 may not use the key of a volume that is to be attached: it asks KMS for a grant, and at once. */
    public static boolean isKeyRefused(Throwable thrown) {
        return thrown instanceof Ec2Exception && code(thrown).equals("CustomerKeyHasBeenRevoked");
    }

    /** Whether AWS has certainly not done what was asked: it said no, and said so itself, or was not asked at all. */
    public static boolean isRefusal(Throwable thrown) {
        return thrown instanceof HeldBack
                || isThrottling(thrown)
                || thrown instanceof AwsServiceException answer && answer.statusCode() < SERVER_ERROR;
    }

    /** Whether too much is asked of AWS, by us or by somebody else in the account. */
    public static boolean isThrottling(Throwable thrown) {
        return thrown instanceof AwsServiceException answer && answer.isThrottlingException();
    }

    /**
     * Whether AWS does not accept the session any more, whatever we believed of when it ends. By S3's reference of HeadObject an
     * error has no body, so that of this one the status is left, which none of our requests has for another reason.
     */
    public static boolean isExpired(Throwable thrown) {
        return EXPIRED.contains(code(thrown))
                || thrown instanceof S3Exception answer
                        && answer.statusCode() == BAD_REQUEST
                        && code(answer).isEmpty();
    }

    /** Whether an account has as much of a kind in a region as it may have, by EC2's name for that quota. */
    public static boolean isQuotaFull(Throwable thrown) {
        return FULL.contains(code(thrown));
    }

    /** Whether what EC2 refuses is the set: the volumes may be had one by one, each as long as it is there. */
    public static boolean isRefusedSet(Throwable thrown) {
        return thrown instanceof Ec2Exception
                && isRefusal(thrown)
                && (GONE.contains(code(thrown)) || !isForLater(thrown) && !DENIED.contains(code(thrown)));
    }

    /** Whether the source volume itself is there no more. */
    public static boolean isVolumeGone(Throwable thrown) {
        return thrown instanceof Ec2Exception && code(thrown).equals("InvalidVolume.NotFound");
    }

    /**
     * Whether a volume is not attached because of its product codes. EC2's reference of AttachVolume has the rule: only to
     * a stopped instance, and only for a subscriber.
     */
    public static boolean isMarketplace(Throwable thrown) {
        return code(thrown).equals("OptInRequired")
                || code(thrown).equals("IncorrectInstanceState")
                        && MARKETPLACE.matcher(thrown.getMessage()).find();
    }

    /** A new instance profile takes some seconds until EC2 knows it (case C-082); the deadline ends it for one that is none. */
    private static boolean isNewProfile(AwsServiceException answer) {
        return code(answer).equals("InvalidParameterValue")
                && String.valueOf(answer.getMessage()).contains("Invalid IAM Instance Profile");
    }

    /** AWS's own word for it, or its status where it has none. */
    private static String reason(AwsServiceException answer) {
        return code(answer).isEmpty() ? "HTTP_" + answer.statusCode() : code(answer);
    }

    private static String code(Throwable thrown) {
        return thrown instanceof AwsServiceException answer ? code(answer) : "";
    }

    private static String code(AwsServiceException answer) {
        var details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
