package impound.collector.upload;

import impound.collector.CollectorFailure;
import impound.collector.device.ByteSource;
import java.nio.ByteBuffer;

/**
 * A part that is too large to be held: its bytes are read from the device again as they are sent. The device cannot change
 * (nobody writes to it), and if it answered otherwise the second time, S3 would refuse the part, since the checksum in the
 * header, of whichever kind, is of the first reading.
 */
record RereadPart(ByteSource device, long offset, long size) implements PartBody {

    /** Fresh heap buffers, collected after use: small, since each part in flight has some of them. */
    private static final int CHUNK = 256 << 10;

    @Override
    public Chunks open() {
        return new Chunks() {
            private long done;

            @Override
            public ByteBuffer next() {
                if (done == size) {
                    return null;
                }
                ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, size - done));
                device.read(chunk, offset + done);
                if (chunk.hasRemaining()) {
                    throw new CollectorFailure.ShortRead(
                            "device ended at %d when it was read again".formatted(offset + done + chunk.position()));
                }
                done += chunk.capacity();
                return chunk.flip();
            }
        };
    }
}
