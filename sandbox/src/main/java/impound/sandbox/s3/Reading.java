package impound.sandbox.s3;

import impound.sandbox.http.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Streams a stretch of an object out of the files that it lies in. */
record Reading(Content content, long from, long length) implements Answer.Writer {
    private static final int BUFFER = 256 << 10;

    static Reading of(Content content, long from, long length) {
        return new Reading(content, from, length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        long skip = from;
        long left = length;
        for (var part : content.parts()) {
            if (skip >= part.size()) {
                skip -= part.size();
            } else if (left > 0) {
                long stretch = Math.min(left, part.size() - skip);
                if (part.blank()) {
                    zeros(stretch, out);
                } else {
                    copy(part, skip, stretch, out);
                }
                skip = 0;
                left -= stretch;
            }
        }
    }

    /** The kernel would make a page of cache for every page of the hole. */
    private static void zeros(long count, OutputStream out) throws IOException {
        var bytes = new byte[(int) Math.min(BUFFER, count)];
        for (long left = count; left > 0; left -= bytes.length) {
            out.write(bytes, 0, (int) Math.min(bytes.length, left));
        }
    }

    private static void copy(Part part, long start, long count, OutputStream out) throws IOException {
        var bytes = new byte[(int) Math.min(BUFFER, count)];
        try (var channel = FileChannel.open(part.file(), StandardOpenOption.READ)) {
            long at = start;
            long end = start + count;
            while (at < end) {
                int got = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, end - at)), at);
                if (got < 0) {
                    throw new IOException("a stored part is shorter than it was");
                }
                out.write(bytes, 0, got);
                at += got;
            }
        }
    }
}
