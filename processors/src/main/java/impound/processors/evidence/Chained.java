package impound.processors.evidence;

import impound.processors.Wire;
import impound.processors.id.IncidentId;

/**
 * A link at its place in the chain: the document that lies in the bucket. It names the bytes of the document before it,
 * so that none can be changed, left out or moved unseen.
 *
 * @param of the volume, or the target that failed before its volumes were known
 * @param number from 1; it alone is the document's key
 * @param previous SHA-256 of the document before, or {@link Chain#GENESIS}
 * @param knew how many links its writer had seen when it did this: where others wrote in between, fewer than stand before
 * @param waited what the stage waited for before it could write this
 */
public record Chained(
        int number,
        String previous,
        IncidentId incident,
        String of,
        int attempt,
        int knew,
        Waiting waited,
        Writer writer,
        Link link) {

    /** Whether both tell of the same act of the same attempt: then only one of them may stand. */
    public boolean isSameFactAs(Chained other) {
        return attempt == other.attempt && link.getClass() == other.link.getClass();
    }

    /** The document, byte for byte as it is stored and hashed. */
    public byte[] document() {
        return Wire.document(this);
    }

    /** The link as this writer writes it. */
    public Chained by(Writer who) {
        return new Chained(number, previous, incident, of, attempt, knew, waited, who, link);
    }

    /** The same link at the end of a chain that others have made longer. */
    public Chained after(Chain longer) {
        return new Chained(longer.nextNumber(), longer.head(), incident, of, attempt, knew, waited, writer, link);
    }
}
