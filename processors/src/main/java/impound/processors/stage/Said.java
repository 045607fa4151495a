package impound.processors.stage;

import impound.collector.record.RecordJson;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;

/** What lies under a key where a collector, or whoever can write there, may have put anything. */
final class Said {
    private Said() {}

    /** @throws IntegrityViolated where the bytes under this key are no such record */
    static <T> T in(String key, byte[] record, Class<T> type) {
        try {
            return RecordJson.read(record, type);
        } catch (IllegalArgumentException e) {
            throw new IntegrityViolated(key, "a " + type.getSimpleName(), e.getMessage());
        }
    }
}
