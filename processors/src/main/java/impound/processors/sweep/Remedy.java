package impound.processors.sweep;

/** What may be done about a thing now. */
public enum Remedy {
    NOTHING,
    TERMINATE,
    DELETE_VOLUME,
    DELETE_SNAPSHOT,
    WITHDRAW,
    ABORT
}
