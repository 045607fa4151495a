package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Takes the bytes out of aws-chunked framing, signed or not, and the trailers behind them. */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 4096;

    private final BufferedInputStream in;
    private final Map<String, String> trailers = new HashMap<>();
    private long left;
    private boolean ended;
    private boolean first = true;

    ChunkedBody(InputStream framed) {
        in = new BufferedInputStream(framed, 128 << 10);
    }

    /** Complete only when the body has been read to its end. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int got = in.read(bytes, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw incomplete();
        }
        left -= got;
        return got;
    }

    private void nextChunk() throws IOException {
        if (!first && !line().isEmpty()) {
            throw incomplete();
        }
        first = false;
        var header = line();
        int semicolon = header.indexOf(';');
        left = size(semicolon < 0 ? header : header.substring(0, semicolon));
        if (left == 0) {
            ended = true;
            readTrailers();
        }
    }

    private void readTrailers() throws IOException {
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                var name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                trailers.put(name, line.substring(colon + 1).trim());
            }
        }
    }

    private static long size(String hex) {
        try {
            return Long.parseLong(hex.trim(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.toString();
            }
            if (line.length() > LONGEST_LINE) {
                throw incomplete();
            }
            line.append((char) c);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    private static AwsError incomplete() {
        return AwsError.bad("IncompleteBody", "The request body terminated unexpectedly");
    }
}
