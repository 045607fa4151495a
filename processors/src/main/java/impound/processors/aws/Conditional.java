package impound.processors.aws;

/** What S3 answers to a conditional write that is not done. */
public final class Conditional {
    /** The condition does not hold: for a write-once key, something lies there. */
    public static final int FAILED = 412;

    /** Another write of the same key was under way. */
    public static final int CONFLICT = 409;

    private Conditional() {}
}
