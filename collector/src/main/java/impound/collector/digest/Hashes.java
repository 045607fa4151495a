package impound.collector.digest;

import impound.collector.record.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The platform's implementations, of which the HotSpot compiler replaces the inner loops by the CPU's instructions. */
public final class Hashes {

    private Hashes() {}

    public static MessageDigest of(Digest digest) {
        try {
            return MessageDigest.getInstance(digest.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + digest.algorithm(), e);
        }
    }

    /** SHA-256 of a small file, in lower-case hexadecimal. */
    public static String sha256(byte[] file) {
        return HexFormat.of().formatHex(of(Digest.SHA256).digest(file));
    }
}
