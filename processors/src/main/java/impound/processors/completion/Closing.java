package impound.processors.completion;

import impound.processors.id.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * The closing record: what the collection came to, each chain's head and each object with its version and hash. Signed,
 * so that whoever can write the bucket can't rewrite the past unseen.
 *
 * @param number 1, and one more for each later success
 */
public record Closing(
        String format,
        IncidentId incident,
        int number,
        State state,
        Instant at,
        String findingSha256,
        List<Volume> volumes,
        List<StoredObject> objects,
        String build) {

    /** The value of {@code format}. */
    public static final String FORMAT = "impound-closing/1";

    /** What a whole incident came to. */
    public enum State {
        /** Every volume imaged and verified, every kept copy received and locked. */
        COMPLETE,
        /** Something is missing, and each thing that is says why. */
        PARTIAL,
        /** No image was verified. */
        FAILED,
        /** A person has aborted what is missing, and nothing is missing for any other reason. */
        CANCELLED
    }

    /**
     * What one volume came to, a disk that no snapshot shows, or a target that failed before its volumes were known.
     *
     * @param result {@code COLLECTED}, {@code COLLECTED_WITH_ERRORS}, the reason why it stopped, {@code MISSING}, {@code
     *     NOT_CAPTURABLE}, or {@code NOT_KNOWN} where nobody could say whether there is such a disk
     * @param head SHA-256 of the chain's last link, which names all before it
     * @param image key of the verified image, or empty
     * @param received id of the locked copy, or empty
     */
    public record Volume(
            String id,
            String result,
            int links,
            String head,
            String image,
            String imageVersion,
            String imageSha256,
            String received,
            String why) {

        /** Whether both came to the same, whatever was put on record since. */
        boolean isSameResultAs(Volume other) {
            return id.equals(other.id)
                    && result.equals(other.result)
                    && imageSha256.equals(other.imageSha256)
                    && received.equals(other.received);
        }
    }

    /** An object of the incident; {@code sha256} is empty for an image that was not verified, and for a version that is not the newest. */
    public record StoredObject(String key, String versionId, long size, String sha256) {}

    /** Whether every volume came to the same as in the other record. */
    boolean hasSameResultsAs(Closing other) {
        return state == other.state
                && volumes.size() == other.volumes.size()
                && volumes.stream().allMatch(mine -> other.volumes.stream().anyMatch(mine::isSameResultAs));
    }
}
