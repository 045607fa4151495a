package impound.collector;

import impound.collector.device.BenignFill;
import impound.collector.device.Device;
import impound.collector.device.Slice;
import impound.collector.device.SliceReader;
import impound.collector.device.SliceRing;
import impound.collector.digest.Digests;
import impound.collector.record.Digest;
import impound.collector.record.PartList;
import impound.collector.report.ImageWritten;
import impound.collector.upload.ImageUpload;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartPlan;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Reads the device once, hashes what it read and sends what it hashed; accepts the result only where all agree. What cannot be read
 * is zeros in all three, and listed.
 */
final class Imaging {

    private final MultipartUpload upload;
    private final Collection<Digest> wanted;
    private final LongConsumer acknowledged;
    private final SliceRing ring;
    private final Alarm alarm;

    Imaging(MultipartUpload upload, Collection<Digest> wanted, LongConsumer acknowledged, SliceRing ring, Alarm alarm) {
        this.upload = upload;
        this.wanted = wanted;
        this.acknowledged = acknowledged;
        this.ring = ring;
        this.alarm = alarm;
    }

    ImageWritten image(Device disk) {
        BenignFill device = new BenignFill(disk, alarm);
        PartPlan plan = PartPlan.of(device.size());
        Digests digests = Digests.of(wanted, alarm);
        ImageUpload image = new ImageUpload(upload, plan, device.again(), ring.capacity(), acknowledged, alarm);
        for (Slice slice : new SliceReader(device, ring, plan.partSize(), alarm)) {
            digests.update(slice);
            image.send(slice);
            slice.release();
        }
        SortedMap<Digest, String> hashes = digests.finish(device.size());
        List<PartList.Part> parts = image.finish();
        // Still the same disk, before its bytes become an object.
        device.confirm();
        return new ImageWritten(
                device.description(), hashes, device.badRanges(), plan.partSize(), parts, image.complete(parts));
    }
}
