package impound.collector;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Buckets in memory, which keep the order of writing and refuse keys as they are told. */
final class MemoryObjects implements ObjectStore {

    private final Map<String, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String refusedEnding = "nothing";

    @Override
    public byte[] get(String bucket, String key) {
        byte[] file = files.get(bucket + "/" + key);
        if (file == null) {
            throw new CollectorFailure.AccessRefused("no " + key, null);
        }
        return file;
    }

    @Override
    public void put(String bucket, String key, byte[] file) {
        if (key.endsWith(refusedEnding)) {
            throw new CollectorFailure.AccessRefused("access denied: " + key, null);
        }
        files.put(bucket + "/" + key, file);
    }

    @Override
    public void putOnce(String bucket, String key, byte[] file) {
        byte[] there = files.get(bucket + "/" + key);
        if (there == null) {
            put(bucket, key, file);
        } else if (!Arrays.equals(there, file)) {
            throw new CollectorFailure.StoredDiffers(key + " is there already");
        }
    }

    void refuse(String ending) {
        refusedEnding = ending;
    }

    List<String> keys() {
        return List.copyOf(files.keySet());
    }

    String text(String place) {
        return new String(files.get(place), java.nio.charset.StandardCharsets.UTF_8);
    }
}
