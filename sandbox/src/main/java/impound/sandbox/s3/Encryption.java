package impound.sandbox.s3;

import impound.sandbox.http.Call;

/** Says how a bucket's objects are encrypted; the bytes on this disk are not. */
final class Encryption {
    private Encryption() {}

    static boolean byKms(Bucket bucket) {
        return bucket.rules().kmsKey() != null;
    }

    static void show(Call call, Bucket bucket) {
        call.responseHeader("x-amz-server-side-encryption", byKms(bucket) ? "aws:kms" : "AES256");
        if (byKms(bucket)) {
            call.responseHeader(
                    "x-amz-server-side-encryption-aws-kms-key-id",
                    bucket.rules().kmsKey());
        }
    }
}
