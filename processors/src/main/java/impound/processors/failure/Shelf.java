package impound.processors.failure;

import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.StageName;
import impound.processors.gateway.WorkRecords;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is parked, in the work bucket of the home region, where the queues are: what is known of it, and the
 * body byte for byte. SQS forgets a message after 14 days at the most; what lies here lies until it was sent again.
 */
public final class Shelf {
    private final WorkRecords records;
    private final Settings settings;

    public Shelf(WorkRecords records, Settings settings) {
        this.records = records;
        this.settings = settings;
    }

    /** Keeps a message. What is known of it comes first, so that no body is ever without. */
    void put(Parked parked, String body) {
        put(parked);
        records.create(
                settings.home(), WorkKeys.parked(parked.stage(), parked.id()), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Lists what stopped without a message of its own. */
    void put(Parked parked) {
        records.create(settings.home(), WorkKeys.parkedFacts(parked.stage(), parked.id()), Wire.document(parked));
    }

    /** What is parked at this stage, the oldest first. */
    public List<Parked> at(StageName stage) {
        return records.keys(settings.home(), WorkKeys.parked(stage, "")).stream()
                .filter(key -> key.endsWith(WorkKeys.FACTS))
                .flatMap(key -> read(key).stream())
                .sorted(Comparator.comparing(Parked::at))
                .toList();
    }

    public Optional<Parked> find(StageName stage, String id) {
        return read(WorkKeys.parkedFacts(stage, id));
    }

    /** The message as it came, where one was parked. */
    public Optional<String> body(Parked parked) {
        return records.read(settings.home(), WorkKeys.parked(parked.stage(), parked.id()))
                .map(there -> new String(there.bytes(), StandardCharsets.UTF_8));
    }

    /** Takes off what was sent again. The body goes first: what is known of it is found again after a crash in between. */
    public void clear(Parked parked) {
        records.remove(settings.home(), WorkKeys.parked(parked.stage(), parked.id()));
        records.remove(settings.home(), WorkKeys.parkedFacts(parked.stage(), parked.id()));
    }

    private Optional<Parked> read(String key) {
        return records.read(settings.home(), key).map(there -> Wire.read(there.bytes(), Parked.class));
    }
}
