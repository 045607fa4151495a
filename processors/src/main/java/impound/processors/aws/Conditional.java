package impound.processors.aws;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes to S3 that hold only under a condition. */
public final class Conditional {
    /** The condition does not hold: for a write-once key, something lies there. */
    private static final int FAILED = 412;

    /** Another write of the same key was under way: S3 asks to repeat, and the repetition sees which of them won. */
    private static final int CONFLICT = 409;

    private static final int TRIES = 5;

    private Conditional() {}

    /**
     * Makes the write, again where it met another one.
     *
     * @return whether it was made; {@code false} where its condition does not hold
     */
    public static boolean write(Runnable write) {
        for (int tries = 1; ; tries++) {
            try {
                write.run();
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == FAILED || isGone(e)) {
                    return false;
                }
                if (e.statusCode() != CONFLICT || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** What was to be replaced has been removed meanwhile. */
    private static boolean isGone(S3Exception e) {
        return e.awsErrorDetails() != null
                && "NoSuchKey".equals(e.awsErrorDetails().errorCode());
    }
}
