package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.failure.Answers;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What we are about to ask of AWS by a call that has no client token. It is written before each call, so that after a
 * crash or a lost answer the thing is looked for, under this nonce, before it is asked for again.
 */
public final class Intents {
    private final WorkRecords records;
    private final Clock clock;

    public Intents(WorkRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** The intent of a call that may have been made, if there is one. */
    public Optional<Intent> find(Region region, String key) {
        return records.read(region, key).map(there -> Wire.read(there.bytes(), Intent.class));
    }

    /**
     * Makes the call, with its intent on record. Where AWS itself refuses, nothing was made and the intent goes; where no
     * answer comes, it stays.
     */
    public <T> T call(Region region, String key, Function<Intent, T> call) {
        var intent = new Intent(UUID.randomUUID().toString(), clock.instant());
        write(region, key, intent);
        try {
            return call.apply(intent);
        } catch (RuntimeException e) {
            if (Answers.isRefusal(e)) {
                records.remove(region, key);
            }
            throw e;
        }
    }

    private void write(Region region, String key, Intent intent) {
        var document = Wire.document(intent);
        var there = records.read(region, key);
        var isWritten = there.isEmpty()
                ? records.create(region, key, document)
                : records.replace(region, key, there.get(), document);
        if (!isWritten) {
            throw new IllegalStateException("another process writes " + key + " although we hold its lease");
        }
    }

    /** @param at when the call was made, or was about to be */
    public record Intent(String nonce, Instant at) {}
}
