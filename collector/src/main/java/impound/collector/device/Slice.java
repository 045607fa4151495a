package impound.collector.device;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A run of bytes of the device, read once. Whoever still needs it holds it; when nobody does, its buffer goes back to the
 * ring. It is for many threads: each takes a view of its own.
 */
public final class Slice {

    private final long offset;
    private final ByteBuffer bytes;
    private final Consumer<ByteBuffer> home;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** @param home where the buffer goes when the last holder has released it */
    public Slice(long offset, ByteBuffer bytes, Consumer<ByteBuffer> home) {
        this.offset = offset;
        this.bytes = bytes;
        this.home = home;
    }

    /** No bytes at no place: the mark at the end of a queue. */
    public static Slice none() {
        return new Slice(-1, ByteBuffer.allocate(0), buffer -> {});
    }

    public long offset() {
        return offset;
    }

    public int size() {
        return bytes.remaining();
    }

    /** Where the next slice begins. */
    public long end() {
        return offset + size();
    }

    /** The bytes, to be read only, with a position that nobody else moves. */
    public ByteBuffer view() {
        return bytes.asReadOnlyBuffer();
    }

    public void retain() {
        holders.incrementAndGet();
    }

    public void release() {
        if (holders.decrementAndGet() == 0) {
            home.accept(bytes);
        }
    }
}
