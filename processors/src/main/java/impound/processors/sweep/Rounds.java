package impound.processors.sweep;

import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** When the last round was and what it saw: of several processes one makes the next round, and a restart forgets nothing. */
public final class Rounds {
    private final WorkRecords records;
    private final Settings settings;
    private final Clock clock;

    public Rounds(WorkRecords records, Settings settings, Clock clock) {
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a round is due, and ours: it is begun then. The first is due one period after somebody first asked. */
    boolean beginIfDue() {
        var there = records.read(home(), WorkKeys.sweep());
        if (there.isEmpty()) {
            records.create(home(), WorkKeys.sweep(), Wire.document(new Last(clock.instant(), new TreeSet<>())));
            return false;
        }
        var last = last(there.get());
        var isDue =
                !clock.instant().isBefore(last.begun().plus(settings.sweeping().every()));
        return isDue && records.replace(home(), WorkKeys.sweep(), there.get(), now(last.seen()));
    }

    /** The keys of what the last round saw. */
    SortedSet<String> seen() {
        return records.read(home(), WorkKeys.sweep())
                .map(there -> last(there).seen())
                .orElseGet(TreeSet::new);
    }

    /** Keeps what this round saw. Where another round is faster, it is told of again: better twice than never. */
    void remember(SortedSet<String> seen) {
        var there = records.read(home(), WorkKeys.sweep());
        if (there.isEmpty()) {
            records.create(home(), WorkKeys.sweep(), now(seen));
        } else {
            records.replace(home(), WorkKeys.sweep(), there.get(), now(seen));
        }
    }

    private byte[] now(SortedSet<String> seen) {
        return Wire.document(new Last(clock.instant(), seen));
    }

    private static Last last(Versioned there) {
        return Wire.read(there.bytes(), Last.class);
    }

    private Region home() {
        return settings.home();
    }

    /** The last round. */
    record Last(Instant begun, SortedSet<String> seen) {}
}
