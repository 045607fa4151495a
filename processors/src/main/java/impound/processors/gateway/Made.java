package impound.processors.gateway;

import impound.processors.evidence.Act;

/** What a changing call answered, with the call itself for the record. */
public record Made<T>(T value, Act act) {}
