package impound.processors.sweep;

/** What a thing that bears our tag is. */
public enum Verdict {
    /** The collection that it was made for is under way. */
    NEEDED,
    /** It is evidence, and stays. */
    EVIDENCE,
    /** Its volume failed for good: a replay goes on from it. */
    FOR_REPLAY,
    /** On no chain: another one was on record first. */
    SURPLUS,
    /** It was made only for the work, and the work is done. */
    LEFT_OVER,
    /** It bears our tag, and what we know does not bear that out: it may be an intruder's. Never touched. */
    DOUBT
}
