package impound.processors.steering;

import java.time.Instant;

/** What a person wants of a coordinator, for the record: who, why and when. */
public record Order(String who, String why, Instant at) {
    @Override
    public String toString() {
        return "by %s at %s: %s".formatted(who, at, why);
    }
}
