package impound.collector;

/** Small files in buckets. */
public interface ObjectStore {

    byte[] get(String bucket, String key);

    /** Writes the file over whatever is there. */
    void put(String bucket, String key, byte[] file);

    /**
     * Writes the file where there is none. One with the same bytes is our own, whose answer was lost.
     *
     * @throws CollectorFailure.StoredDiffers where there is another
     */
    void putOnce(String bucket, String key, byte[] file);
}
