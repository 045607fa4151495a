package impound.collector.hand;

import impound.collector.CollectorFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much a file system still takes. */
record Room(Path folder) {

    /** Less than the largest single write: bytes that are left over when it is full. */
    static final long NOTHING = 2L << 20;

    static Room beside(Path file) {
        return new Room(file.toAbsolutePath().getParent());
    }

    /**
     * Zeros take no room, but nobody knows before the end how many there are.
     *
     * @throws CollectorFailure.NoSpace where a file of so many bytes may not fit
     */
    void require(long size) {
        long usable = usable();
        if (usable < size) {
            throw new CollectorFailure.NoSpace(
                    "the image needs %d bytes, and %s has room for %d; make room, or write elsewhere, such as to s3://"
                            .formatted(size, folder, usable),
                    null);
        }
    }

    /** Bytes that this user may still write here. */
    long usable() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
