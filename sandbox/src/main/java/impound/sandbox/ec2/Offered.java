package impound.sandbox.ec2;

import java.time.Instant;
import java.util.Map;

/** What AWS has on offer: it belongs to nobody, is there from the beginning, and bears nobody's tags. */
interface Offered extends Resource {
    /** By what pages and filters tell it from others. */
    String key();

    @Override
    default Origin origin() {
        return new Origin(key(), "amazon", "", Instant.EPOCH);
    }

    @Override
    default Map<String, String> tags() {
        return Map.of();
    }

    @Override
    default boolean gone(Instant now) {
        return false;
    }
}
