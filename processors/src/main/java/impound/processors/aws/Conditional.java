package impound.processors.aws;

/** What S3 answers to a conditional write that is not done. */
public final class Conditional {
    /** The condition does not hold: for a write-once key, something lies there. */
    public static final int FAILED = 412;

    /** Another write of the same key was under way. */
    public static final int CONFLICT = 409;

    /** S3 asks to repeat a write that met another one; the second try sees which of them won. */
    public static final int TRIES = 5;

    private Conditional() {}
}
