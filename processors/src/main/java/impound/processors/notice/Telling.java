package impound.processors.notice;

/** What became of a notice. */
public enum Telling {
    /** Nothing is left to do: it went out, now or before, or is not due. */
    DONE,
    /** It could not go out for a reason that passes by itself. */
    LATER,
    /** It is refused for good: a person has to mend the topic, and trying again is of no use. */
    REFUSED;

    /** What became of both: whatever has to be tried again is, and what is refused is not taken for done. */
    public Telling and(Telling other) {
        if (this == LATER || other == LATER) {
            return LATER;
        }
        return this == REFUSED ? REFUSED : other;
    }
}
