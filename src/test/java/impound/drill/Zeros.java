package impound.drill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What is left of a stream, if it is all zeros. */
record Zeros(InputStream in) {
    private static final int CHUNK = 1 << 20;

    /** How many they are; -1 if there is anything else. */
    long count() throws IOException {
        var zeros = new byte[CHUNK];
        long count = 0;
        for (var chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            if (!Arrays.equals(chunk, 0, chunk.length, zeros, 0, chunk.length)) {
                return -1;
            }
            count += chunk.length;
        }
        return count;
    }
}
