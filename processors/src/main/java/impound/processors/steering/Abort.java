package impound.processors.steering;

/**
 * An order not to go on. It is about everything that nobody has replayed since.
 *
 * @param known the replays that had been before it, as whoever gave it saw them
 */
public record Abort(Order order, Resumptions known) {
    /** Whether it is about what was sent on its way again so often. */
    boolean isAbout(Resumptions resumed) {
        return !resumed.isBeyond(known);
    }

    /** This order in the place of another, of which we can't tell whether it was really given before. */
    Abort inPlaceOf(Abort other) {
        return new Abort(order, known.and(other.known));
    }
}
