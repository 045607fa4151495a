package impound.processors.fakes;

/** The process ends here, or the answer of a call is lost: what was done stays done. */
public final class Crash extends RuntimeException {
    public Crash(String where) {
        super("crash " + where);
    }
}
