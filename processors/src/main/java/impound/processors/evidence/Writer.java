package impound.processors.evidence;

/** Who wrote a link: one process of one build, so that a link of our own is told from that of another replica. */
public record Writer(String process, String build) {
    /** The writer of a link that is not written yet. */
    static final Writer NOBODY = new Writer("", "");
}
