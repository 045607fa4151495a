package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.util.regex.Pattern;

/** Which bytes of an object are asked for, from a Range header; a header that cannot be read asks for all. */
record Stretch(long from, long length, boolean partial) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    static Stretch of(String header, long size) {
        var matcher = RANGE.matcher(header == null ? "" : header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return new Stretch(0, size, false);
        }
        if (matcher.group(1).isEmpty()) {
            long count = Math.min(size, Long.parseLong(matcher.group(2)));
            return checked(size - count, size - 1, size);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
        return checked(first, Math.min(last, size - 1), size);
    }

    private static Stretch checked(long first, long last, long size) {
        if (first >= size || last < first) {
            throw new AwsError("InvalidRange", "The requested range is not satisfiable", 416);
        }
        return new Stretch(first, last - first + 1, true);
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(from, from + length - 1, size);
    }
}
