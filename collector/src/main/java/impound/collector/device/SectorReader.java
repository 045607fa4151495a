package impound.collector.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Sectors that share a page of the page cache with a bad one. The cache has none of a page that cannot be read as a whole, and
 * Java reads past the cache by the page only; {@code dd} does so by the sector.
 */
record SectorReader(Path node, int sector) {

    /** What the page cache reads at once, in bytes. */
    private static final int PAGE = 4096;

    boolean canRead(ByteBuffer buffer, long offset) {
        return sector < PAGE && buffer.remaining() <= PAGE && buffer.remaining() % sector == 0 && offset % sector == 0;
    }

    /** @throws IOException where not all of them can be read */
    void read(ByteBuffer buffer, long offset) throws IOException {
        Process dd = new ProcessBuilder(
                        "dd",
                        "if=" + node,
                        "bs=" + sector,
                        "skip=" + offset / sector,
                        "count=" + buffer.remaining() / sector,
                        "iflag=direct",
                        "status=none")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] bytes = dd.getInputStream().readAllBytes();
        if (exit(dd) != 0) {
            throw new IOException("dd cannot read %d bytes at %d".formatted(buffer.remaining(), offset));
        }
        buffer.put(bytes);
    }

    private static int exit(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
