package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.finding.Incident;
import java.util.List;
import java.util.Optional;

/** What the evidence bucket knows of the incident that a thing names. */
sealed interface Owner {
    /** There is no such incident, or none that could be read. */
    record Unknown(String why) implements Owner {}

    /** @param broken volumes and targets whose chain does not hold together: nothing is removed on its word */
    record Known(Incident incident, List<Evidence> volumes, List<String> broken, Ending ending) implements Owner {
        Optional<Evidence> evidence(String volume) {
            return volumes.stream()
                    .filter(one -> one.volume().id().value().equals(volume))
                    .findFirst();
        }
    }

    /** What the newest closing record says. */
    enum Ending {
        /** There is none. */
        OPEN,
        /** Something is missing: a person may replay it. */
        ENDED,
        /** Every image verified, every kept copy received and locked. */
        COMPLETE
    }
}
