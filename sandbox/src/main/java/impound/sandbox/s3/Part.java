package impound.sandbox.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Bytes of an object in a file of their own: an object put at once has one, a large one as many as were uploaded. */
record Part(int number, Path file, long size, String etag, Checksum checksum, Instant modified) {

    Part numbered(int other) {
        return new Part(other, file, size, etag, checksum, modified);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
