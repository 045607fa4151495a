package impound.collector.device;

import impound.collector.Alarm;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The only buffers that disk content is read into: so many and no more, whatever the size of the disk. The reader waits
 * here when hashing or S3 is slower than the device.
 */
public final class SliceRing {

    /** Large enough that system calls cost nothing, small enough that a slice is still in cache when it is hashed. */
    public static final int SLICE = 2 << 20;

    /** 128 MiB in all, half of what {@code -Xmx256m} allows outside the heap. */
    public static final int SLICES = 64;

    /** What O_DIRECT and devices with sectors of 4096 bytes ask of a buffer's address. */
    private static final int ALIGNMENT = 4096;

    private final BlockingQueue<ByteBuffer> free = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final int slices;
    private final int sliceSize;
    private final Alarm alarm;

    public SliceRing(int slices, int sliceSize, Alarm alarm) {
        this.slices = slices;
        this.sliceSize = sliceSize;
        this.alarm = alarm;
    }

    public int sliceSize() {
        return sliceSize;
    }

    /** All the bytes that can be held at a time. */
    public long capacity() {
        return (long) slices * sliceSize;
    }

    /** An empty buffer, as soon as there is one. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        // Made one by one, so that a small disk takes little memory. Only the reader takes, so the count is never
        // passed.
        if (buffer == null && made.get() < slices) {
            made.incrementAndGet();
            buffer = ByteBuffer.allocateDirect(sliceSize + ALIGNMENT).alignedSlice(ALIGNMENT);
        }
        return buffer != null
                ? buffer.clear()
                : alarm.await("a free buffer", () -> free.poll(Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS))
                        .clear();
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }
}
