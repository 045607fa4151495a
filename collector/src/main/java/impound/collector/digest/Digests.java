package impound.collector.digest;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.Lane;
import impound.collector.device.Slice;
import impound.collector.record.Digest;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hashes over the whole image, each computed on a lane of its own from the very buffers that are uploaded. */
public final class Digests {

    private final Map<Digest, Flat> flats = new EnumMap<>(Digest.class);

    private Digests(Collection<Digest> digests, Alarm alarm) {
        digests.forEach(digest -> flats.put(digest, new Flat(digest, alarm)));
    }

    /** Digests that wait for their first slice. */
    public static Digests of(Collection<Digest> digests, Alarm alarm) {
        return new Digests(digests, alarm);
    }

    /** Adds the slice to each digest. */
    public void update(Slice slice) {
        flats.values().forEach(flat -> flat.lane.send(slice));
    }

    /**
     * The digests in lower-case hexadecimal.
     *
     * @throws CollectorFailure.ShortRead where one of them has not seen exactly this many bytes
     */
    public SortedMap<Digest, String> finish(long size) {
        SortedMap<Digest, String> hashes = new TreeMap<>();
        flats.forEach((digest, flat) -> hashes.put(digest, flat.finish(size)));
        return hashes;
    }

    private static final class Flat {
        private final Digest digest;
        private final MessageDigest hash;
        private final Lane lane;
        private long hashed;

        private Flat(Digest digest, Alarm alarm) {
            this.digest = digest;
            this.hash = Hashes.of(digest);
            this.lane = Lane.start(digest.text(), this::update, alarm);
        }

        private void update(Slice slice) {
            hash.update(slice.view());
            hashed += slice.size();
        }

        private String finish(long size) {
            lane.finish();
            if (hashed != size) {
                throw new CollectorFailure.ShortRead("%s saw %d of %d bytes".formatted(digest.text(), hashed, size));
            }
            return HexFormat.of().formatHex(hash.digest());
        }
    }
}
