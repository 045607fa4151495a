package impound.collector.device;

import impound.collector.record.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of a device could not be read, in order; neighbours are one range. It is for many threads. */
final class BadRanges {

    /** The end of each range by its offset. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    private long bytes;

    /** Adds a range that reaches into none that is there. */
    synchronized void add(long offset, long length) {
        Map.Entry<Long, Long> before = ends.floorEntry(offset);
        boolean touches = before != null && before.getValue() == offset;
        long start = touches ? before.getKey() : offset;
        Long after = ends.remove(offset + length);
        ends.put(start, after == null ? offset + length : after);
        bytes += length;
    }

    /** The first range that reaches into these bytes, cut to them. */
    synchronized Optional<Manifest.Range> within(long offset, long length) {
        long end = offset + length;
        Map.Entry<Long, Long> before = ends.floorEntry(offset);
        Map.Entry<Long, Long> first = before != null && before.getValue() > offset ? before : ends.higherEntry(offset);
        if (first == null || first.getKey() >= end) {
            return Optional.empty();
        }
        long from = Math.max(first.getKey(), offset);
        return Optional.of(new Manifest.Range(from, Math.min(first.getValue(), end) - from));
    }

    /** All of them together. */
    synchronized long bytes() {
        return bytes;
    }

    synchronized List<Manifest.Range> list() {
        return ends.entrySet().stream()
                .map(range -> new Manifest.Range(range.getKey(), range.getValue() - range.getKey()))
                .toList();
    }
}
