package impound.collector.device;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The device's bytes in slices: in order, each byte once, none left out. A thread of its own reads ahead as far as the
 * ring has buffers; so a read that never returns is a failure after the alarm's patience, not a hanging collector.
 */
public final class SliceReader implements Iterable<Slice> {

    private final Device device;
    private final SliceRing ring;
    private final Alarm alarm;
    private final long boundary;
    private final String path;
    private final BlockingQueue<Slice> ahead = new LinkedBlockingQueue<>();

    /** @param boundary no slice reaches over a multiple of this, so that a slice belongs to one part only */
    public SliceReader(Device device, SliceRing ring, long boundary, Alarm alarm) {
        this.device = device;
        this.ring = ring;
        this.boundary = boundary;
        this.path = device.description().path();
        this.alarm = alarm;
    }

    @Override
    public Iterator<Slice> iterator() {
        Thread thread = new Thread(this::readAll, "reader");
        thread.setDaemon(true);
        thread.start();
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < device.size();
            }

            @Override
            public Slice next() {
                Slice slice = alarm.await(
                        "bytes from " + path + " at offset " + next,
                        () -> ahead.poll(Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS));
                next = slice.end();
                return slice;
            }
        };
    }

    private void readAll() {
        try {
            for (long offset = 0; offset < device.size(); ) {
                Slice slice = read(offset);
                ahead.add(slice);
                offset = slice.end();
            }
        } catch (Throwable e) {
            alarm.raise("reader", e);
        }
    }

    private Slice read(long offset) {
        ByteBuffer buffer = ring.take();
        long toBoundary = boundary - offset % boundary;
        int wanted = (int) Math.min(ring.sliceSize(), Math.min(toBoundary, device.size() - offset));
        buffer.limit(wanted);
        device.read(buffer, offset);
        if (buffer.hasRemaining()) {
            throw new CollectorFailure.ShortRead(
                    "%s ends at %d of %d bytes".formatted(path, offset + buffer.position(), device.size()));
        }
        return new Slice(offset, buffer.flip(), ring::giveBack);
    }
}
