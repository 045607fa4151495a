package impound.processors.evidence;

/** What a stage answers: the evidence with a new link, or "ask again, then". What cannot go on is thrown as a {@link CollectionFailure}. */
public sealed interface Outcome extends Onward permits Evidence, NotYet {}
