package impound.sandbox.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** S3 lists keys in the order of their UTF-8 bytes, which is not Java's order beyond the basic plane. */
final class KeyOrder {
    static final Comparator<String> UTF_8_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private KeyOrder() {}
}
