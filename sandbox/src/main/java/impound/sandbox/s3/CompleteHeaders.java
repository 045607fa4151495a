package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;

/** What a caller may claim of the whole object when it completes an upload; a false claim stops it. */
final class CompleteHeaders {
    private CompleteHeaders() {}

    static void check(Call call, Content content) {
        var type = call.header("x-amz-checksum-type");
        var checksum = content.checksum();
        if (type != null && !type.equals(checksum.type())) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "The upload was created using the %s checksum mode. The complete request must use the same"
                            + " checksum mode.",
                    checksum.type());
        }
        var claimed = call.header(checksum.algorithm().header());
        if (claimed != null && !bare(claimed).equals(bare(checksum.value()))) {
            throw AwsError.bad(
                    "BadDigest",
                    "The %s you specified did not match the calculated checksum.",
                    checksum.algorithm().name());
        }
        var size = call.header("x-amz-mp-object-size");
        if (size != null && Long.parseLong(size) != content.size()) {
            throw AwsError.bad("InvalidRequest", "The object size does not match x-amz-mp-object-size");
        }
    }

    /** Clients may leave the number of parts away. */
    private static String bare(String value) {
        int dash = value.indexOf('-');
        return dash < 0 ? value : value.substring(0, dash);
    }
}
