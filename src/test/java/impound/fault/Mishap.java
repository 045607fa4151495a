package impound.fault;

import impound.sandbox.http.FaultRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a call goes wrong: an error class that AWS documents for it, or no answer at all. */
enum Mishap {
    EC2_THROTTLES("ec2", "*", "RequestLimitExceeded", 503, Side.BEFORE),
    EC2_FAILS("ec2", "*", "InternalError", 500, Side.BEFORE),
    EC2_FAILS_AFTER("ec2", "*", "InternalError", 500, Side.AFTER),
    EC2_SESSION_EXPIRED("ec2", "*", "RequestExpired", 400, Side.BEFORE),
    EC2_ANSWER_LOST("ec2", "*", "", 0, Side.LOST),
    SNAPSHOTS_PENDING("ec2", "CreateSnapshots", "PendingSnapshotLimitExceeded", 400, Side.BEFORE),
    SNAPSHOTS_TOO_FAST("ec2", "CreateSnapshots", "SnapshotCreationPerVolumeRateExceeded", 400, Side.BEFORE),
    COPIES_IN_FLIGHT("ec2", "CopySnapshot", "ResourceLimitExceeded", 400, Side.BEFORE),
    NO_VOLUME_LEFT("ec2", "CreateVolume", "VolumeLimitExceeded", 400, Side.BEFORE),
    NO_VOLUME_IN_ZONE("ec2", "CreateVolume", "InsufficientVolumeCapacity", 500, Side.BEFORE),
    NO_MACHINE_IN_ZONE("ec2", "RunInstances", "InsufficientInstanceCapacity", 500, Side.BEFORE),
    NO_CPU_LEFT("ec2", "RunInstances", "VcpuLimitExceeded", 400, Side.BEFORE),
    SNAPSHOT_NOT_SEEN("ec2", "LockSnapshot", "InvalidSnapshot.NotFound", 400, Side.BEFORE),
    SNAPSHOT_TO_SHARE_NOT_SEEN("ec2", "ModifySnapshotAttribute", "InvalidSnapshot.NotFound", 400, Side.BEFORE),
    NOT_RUNNING_YET("ec2", "AttachVolume", "IncorrectState", 400, Side.BEFORE),
    S3_THROTTLES("s3", "*", "SlowDown", 503, Side.BEFORE),
    S3_FAILS("s3", "*", "InternalError", 500, Side.BEFORE),
    S3_FAILS_AFTER("s3", "*", "InternalError", 500, Side.AFTER),
    S3_SESSION_EXPIRED("s3", "*", "ExpiredToken", 400, Side.BEFORE),
    S3_CONFLICTS("s3", "PutObject", "ConditionalRequestConflict", 409, Side.BEFORE),
    S3_ANSWER_LOST("s3", "*", "", 0, Side.LOST),
    SQS_THROTTLES("sqs", "*", "ThrottlingException", 400, Side.BEFORE),
    SQS_FAILS("sqs", "*", "InternalFailure", 500, Side.BEFORE),
    SQS_FAILS_AFTER("sqs", "*", "InternalFailure", 500, Side.AFTER),
    SQS_ANSWER_LOST("sqs", "*", "", 0, Side.LOST),
    STS_THROTTLES("sts", "*", "Throttling", 400, Side.BEFORE),
    STS_FAILS("sts", "*", "InternalFailure", 500, Side.BEFORE),
    STS_ANSWER_LOST("sts", "*", "", 0, Side.LOST),
    KMS_THROTTLES("kms", "*", "ThrottlingException", 400, Side.BEFORE),
    KMS_FAILS("kms", "*", "KMSInternalException", 500, Side.BEFORE),
    KMS_SLOW("kms", "*", "DependencyTimeoutException", 503, Side.BEFORE),
    KMS_ANSWER_LOST("kms", "*", "", 0, Side.LOST),
    LOGS_THROTTLE("logs", "*", "ThrottlingException", 400, Side.BEFORE),
    LOGS_FAIL("logs", "*", "ServiceUnavailableException", 503, Side.BEFORE),
    LOGS_FAIL_AFTER("logs", "*", "ServiceUnavailableException", 503, Side.AFTER),
    LOGS_ANSWER_LOST("logs", "*", "", 0, Side.LOST),
    SNS_THROTTLES("sns", "*", "Throttling", 400, Side.BEFORE),
    SNS_FAILS("sns", "*", "InternalError", 500, Side.BEFORE),
    SNS_FAILS_AFTER("sns", "*", "InternalError", 500, Side.AFTER),
    SNS_ANSWER_LOST("sns", "*", "", 0, Side.LOST),
    EC2_REFUSES("ec2", "*", "UnauthorizedOperation", 403, Side.BEFORE),
    S3_REFUSES("s3", "*", "AccessDenied", 403, Side.BEFORE),
    SQS_REFUSES("sqs", "*", "AccessDenied", 403, Side.BEFORE),
    STS_REFUSES("sts", "*", "AccessDenied", 403, Side.BEFORE),
    KMS_REFUSES("kms", "*", "AccessDeniedException", 400, Side.BEFORE),
    LOGS_REFUSE("logs", "*", "AccessDeniedException", 400, Side.BEFORE),
    SNS_REFUSES("sns", "*", "AuthorizationError", 403, Side.BEFORE);

    private enum Side {
        BEFORE,
        AFTER,
        LOST
    }

    private final String service;
    private final String operation;
    private final String code;
    private final int status;
    private final Side side;

    Mishap(String service, String operation, String code, int status, Side side) {
        this.service = service;
        this.operation = operation;
        this.code = code;
        this.status = status;
        this.side = side;
    }

    /** What may happen to a call of this place and passes by itself. */
    static List<Mishap> passing(Place place) {
        return at(place).filter(one -> !one.isForGood()).toList();
    }

    /** What may happen to a call of this place and stays so until a person mends it. */
    static List<Mishap> forGood(Place place) {
        return at(place).filter(Mishap::isForGood).toList();
    }

    private boolean isForGood() {
        return name().contains("REFUSE");
    }

    private static Stream<Mishap> at(Place place) {
        return Arrays.stream(values())
                .filter(one -> one.service.equals(place.service())
                        && (one.operation.equals("*") || one.operation.equals(place.operation())));
    }

    /** Has it happen to the calls that the rule picks. */
    FaultRule befall(FaultRule rule) {
        return switch (side) {
            case BEFORE -> rule.before(code, "on purpose", status);
            case AFTER -> rule.after(code, "on purpose", status);
            case LOST -> rule.lost();
        };
    }
}
