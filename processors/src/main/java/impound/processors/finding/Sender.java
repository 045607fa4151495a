package impound.processors.finding;

/** Who wants a capture. */
public enum Sender {
    /** A product, by a rule of ours. */
    PRODUCT,
    /** A person, whom the rules that are there to spare people do not bind. */
    PERSON
}
