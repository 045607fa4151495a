package impound.collector.upload;

import impound.collector.device.Slice;
import java.util.Iterator;
import java.util.List;

/** A part that is still in the ring's buffers: the device is read once, and a second attempt sends from memory. */
record HeldPart(List<Slice> slices) implements PartBody {

    HeldPart {
        slices = List.copyOf(slices);
    }

    @Override
    public long size() {
        return slices.stream().mapToLong(Slice::size).sum();
    }

    @Override
    public Chunks open() {
        Iterator<Slice> left = slices.iterator();
        return () -> left.hasNext() ? left.next().view() : null;
    }

    void release() {
        slices.forEach(Slice::release);
    }
}
