package impound.collector.device;

import java.nio.ByteBuffer;

/** Bytes at offsets. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Fills the buffer from this offset on, until it is full or the bytes end. Any number of threads may read at a time.
     *
     * @throws impound.collector.CollectorFailure.ReadError where there is an error instead of bytes; the buffer's position then says
     *     nothing
     */
    void read(ByteBuffer buffer, long offset);
}
