package impound.processors.gateway;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The disks of the machine itself: no snapshot shows them, and they are gone once the instance is stopped or terminated.
 *
 * @param notKnown why nobody knows which there are, or empty
 */
public record InstanceStore(List<Disk> disks, String notKnown) {
    public InstanceStore {
        disks = List.copyOf(disks);
    }

    /** A disk under a name of our own, since EC2 gives it none. Its makers count in GB (10^9 bytes). */
    public record Disk(String id, long gigabytes, String type) {
        @Override
        public String toString() {
            return "%s (%d GB, %s)".formatted(id, gigabytes, type);
        }
    }

    /** As many disks of this kind more, in the order in which they are told of. */
    public InstanceStore and(String instance, int count, long gigabytes, String type) {
        var more = IntStream.range(disks.size(), disks.size() + count)
                .mapToObj(number -> new Disk(id(instance) + "-" + number, gigabytes, type));
        return new InstanceStore(Stream.concat(disks.stream(), more).toList(), notKnown);
    }

    /** The name of all of it, where single disks are not known. */
    public static String id(String instance) {
        return instance + "/instance-store";
    }

    public static InstanceStore none() {
        return new InstanceStore(List.of(), "");
    }

    public static InstanceStore notKnown(String why) {
        return new InstanceStore(List.of(), why);
    }
}
