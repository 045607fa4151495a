package impound.sandbox.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Bytes of an object in a file of their own: an object put at once has one, a large one as many as were uploaded.
 *
 * @param blank whether all of them are zeros, which need not be read to be known
 */
record Part(int number, Path file, long size, boolean blank, String etag, Checksum checksum, Instant modified) {

    /** The only part there is, until it is given another number. */
    static Part of(Path file, SparseOutput written, String etag, Checksum checksum, Instant modified) {
        return new Part(1, file, written.size(), written.isBlank(), etag, checksum, modified);
    }

    Part numbered(int other) {
        return new Part(other, file, size, blank, etag, checksum, modified);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
