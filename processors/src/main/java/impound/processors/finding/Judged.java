package impound.processors.finding;

/** What an event comes to: a finding that opens an incident, or nothing to collect by design. What is not right is thrown. */
public sealed interface Judged permits Finding, Ignored {}
