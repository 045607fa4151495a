package impound.collector.upload;

import impound.collector.device.ByteSource;
import impound.collector.device.Slice;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers slices to parts and computes the checksum of each, which must be known before its header is sent.
 *
 * <p>Parts are held in the ring where it has room for two of them: at the usual 16 MiB the device is read once and several
 * parts are on their way. Above 64 MiB (disks over 625 GiB) slices are let go as soon as they are hashed and the part is
 * read again while it is sent. The other way, a trailing checksum, would spare that second reading, but sends one part on
 * one connection at a time, hashes everything twice in the SDK, and needs the same second reading for every retry. The
 * second reading is of bytes that EBS has fetched already, and often that the page cache still has.
 */
final class PartCutter {

    private final PartPlan plan;
    private final ByteSource device;
    private final boolean held;
    private final ImageChecksum checksum;
    private final List<PartList.Part> parts = new ArrayList<>();
    private List<Slice> slices = new ArrayList<>();
    private long start;

    PartCutter(PartPlan plan, ImageChecksum checksum, ByteSource device, long ringCapacity) {
        this.plan = plan;
        this.checksum = checksum;
        this.device = device;
        this.held = plan.partSize() * 2 <= ringCapacity;
    }

    /** Adds the slice; true where it was the last one of its part. */
    boolean add(Slice slice) {
        checksum.update(slice.view());
        if (held) {
            slice.retain();
            slices.add(slice);
        }
        return plan.endsAt(slice.end());
    }

    /** The part that ends at this offset. */
    PartList.Part cut(long end) {
        PartList.Part part = new PartList.Part(parts.size() + 1, start, end - start, checksum.cut());
        parts.add(part);
        start = end;
        return part;
    }

    /** The bytes of the part that was cut last; what is held is released when it is {@link HeldPart#release released}. */
    PartBody body(PartList.Part part) {
        if (!held) {
            return new RereadPart(device, part.offset(), part.size());
        }
        HeldPart body = new HeldPart(slices);
        slices = new ArrayList<>();
        return body;
    }

    List<PartList.Part> parts() {
        return parts;
    }

    /** What S3 must say of the object, once all parts are cut. */
    S3Checksum whole() {
        return checksum.whole(parts);
    }
}
