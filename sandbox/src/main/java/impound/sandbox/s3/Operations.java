package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.util.Map;

/** A group of S3's calls that belong together, by the names that AWS gives them. */
interface Operations {

    Map<String, Operation> operations();

    /** Does one call. */
    @FunctionalInterface
    interface Operation {
        void perform(Call call, Bucket bucket) throws Exception;
    }
}
