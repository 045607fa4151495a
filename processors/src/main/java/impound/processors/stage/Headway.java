package impound.processors.stage;

import impound.collector.record.Progress;
import java.time.Duration;

/** How far a collector is with its disk. */
record Headway(long bytes, String words) {
    static Headway none() {
        return new Headway(0, "nothing read");
    }

    /** In its own words: by these is seen whether it goes on. */
    static Headway of(Progress said) {
        return new Headway(said.bytes(), "%d of %d bytes at %s".formatted(said.bytes(), said.size(), said.at()));
    }

    /** Whether a disk of this size is read in this time, at the pace at which it was in the time that has passed. */
    boolean isPaceFor(long size, Duration time, Duration passed) {
        return (double) bytes / passed.toMillis() >= (double) size / time.toMillis();
    }
}
