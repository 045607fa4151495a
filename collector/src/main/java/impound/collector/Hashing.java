package impound.collector;

import impound.collector.device.Device;
import impound.collector.device.Slice;
import impound.collector.device.SliceReader;
import impound.collector.device.SliceRing;
import impound.collector.digest.Digests;
import impound.collector.record.Digest;
import java.util.Collection;
import java.util.SortedMap;

/** Reads a device once and hashes what it read, on the same lanes as an imaging, and stores nothing. */
public record Hashing(Collection<Digest> wanted, Alarm alarm) {

    /** The digests of the whole device in lower-case hexadecimal; closes the meter, which counts what was read. */
    public SortedMap<Digest, String> of(Device device, Meter meter) {
        try (meter) {
            Digests digests = Digests.of(wanted, alarm);
            SliceRing ring = new SliceRing(SliceRing.SLICES, SliceRing.SLICE, alarm);
            for (Slice slice : new SliceReader(device, ring, Long.MAX_VALUE, alarm)) {
                digests.update(slice);
                meter.add(slice.size());
                slice.release();
            }
            SortedMap<Digest, String> hashes = digests.finish(device.size());
            device.confirm();
            return hashes;
        }
    }
}
