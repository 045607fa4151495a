package impound.processors.failure;

/** A call that we did not make, since AWS would have refused it or others need it more. The message comes again later. */
public final class HeldBack extends RuntimeException {
    public HeldBack(String why) {
        super(why);
    }
}
