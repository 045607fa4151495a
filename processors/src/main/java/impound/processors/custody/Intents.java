package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What we are about to ask of AWS by a call that has no client token. It is written before the call, so that after a
 * crash or a lost answer the thing is looked for, under this nonce, before it is asked for again.
 */
public final class Intents {
    private final WorkRecords records;
    private final Clock clock;

    public Intents(WorkRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** The intent under this key, written now if there is none. */
    public Intent of(Region region, String key) {
        var fresh = new Intent(UUID.randomUUID().toString(), clock.instant(), true);
        if (records.create(region, key, Wire.document(fresh.stored()))) {
            return fresh;
        }
        return records.read(region, key)
                .map(there -> Wire.read(there.bytes(), Intent.class))
                .orElseThrow(() -> new IllegalStateException(key + " is taken, yet not there"));
    }

    /** @param fresh whether nobody can have made the call under this nonce yet */
    public record Intent(String nonce, Instant at, boolean fresh) {
        private Intent stored() {
            return new Intent(nonce, at, false);
        }
    }
}
