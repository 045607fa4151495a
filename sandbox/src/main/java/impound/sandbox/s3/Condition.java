package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;

/** On what a write depends: that nobody has written the key, or that it still is what the writer read. */
record Condition(boolean absent, String etag) {

    static Condition of(Call call) {
        var none = call.header("if-none-match");
        if (none != null && !none.equals("*")) {
            throw new AwsError(
                    "NotImplemented", "A header you provided implies functionality that is not implemented", 501);
        }
        return new Condition(none != null, unquoted(call.header("if-match")));
    }

    /** Looks at the current version only, as S3 does: behind a delete marker the key is free again. */
    void check(Version current) {
        boolean exists = current != null && !current.isDeleteMarker();
        if (absent && exists) {
            throw failed();
        }
        if (etag != null && !exists) {
            throw new AwsError("NoSuchKey", "The specified key does not exist.", 404);
        }
        if (etag != null && !etag.equals(current.content().etag())) {
            throw failed();
        }
    }

    boolean isGiven() {
        return absent || etag != null;
    }

    private static AwsError failed() {
        return new AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
    }

    static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
