package impound.processors.stage;

import java.time.Duration;
import java.util.Set;

/** What a collector is given before another one takes its place: time, tries, and the failures that another may survive. */
final class CollectorBounds {
    /**
     * Collectors that are launched before a person has to look. EC2 takes instances back for reasons of its own, and one
     * may stand on bad hardware; what ends three of them in a row ends the fourth.
     */
    static final int MOST_LAUNCHES = 3;

    /**
     * From the launch to the collector's word that it is ready. A machine that took eight minutes to report was healthy
     * (case C-083), and the collector itself tries for two more to read its task.
     */
    static final Duration READY = Duration.ofMinutes(15);

    /**
     * Without a byte more on record. It is longer than all that a collector that lives may take between two of them, since
     * it then says itself what is wrong: 30 minutes until its device shows, 14 until S3 has put the parts together, 10
     * for a read that does not come, which is more than a block takes that EBS fetches from S3 when it is first read.
     * And longer than a reboot of its machine: some minutes until its unit is started again and begins anew.
     */
    private static final Duration PROGRESS = Duration.ofMinutes(45);

    /**
     * A byte is on record with its part, and parts grow with the disk: of a disk of 1 TiB they have 105 MiB, which on a
     * line of 5 MB/s and sent three times take about a minute.
     */
    private static final int GIB_A_MINUTE = 1024;

    /**
     * So many times as long as its disk explains a collector may read, if at the pace that it has shown it will be done by
     * then. A disk explains a minute a GiB, which is 17 MiB/s; EBS fetches what is read first from S3, and throttles whoever
     * reads much, so that an eighth of that is slow and real. To begin anew would lose all that was read, and the next one
     * would most likely not be faster. What is slower still comes to no end that anybody waits for: after ten times the
     * incident is closed without it.
     */
    private static final int SLOWEST = 8;

    /**
     * Failures of the machine, the network, the attachment or the restored volume, in the collector's words: a new machine
     * and a new volume may do better. Faults of the program too, which an exhausted memory looks like. All others, and
     * words that nobody here knows, are those of the disk, of our setup, or of somebody who interferes: another collector
     * would find the same, and a person must look first.
     */
    private static final Set<String> SURVIVABLE = Set.of(
            "NO_METADATA",
            "DEVICE_NOT_FOUND",
            "READ_ERROR",
            "SHORT_READ",
            "UPLOAD_FAILED",
            "STALLED",
            "WORKER_DIED",
            "UNEXPECTED");

    private CollectorBounds() {}

    /** How long a collector may show no progress with a disk of this size. */
    static Duration progress(int gib) {
        return PROGRESS.plusMinutes(gib / GIB_A_MINUTE);
    }

    /** How long a collector may read that goes on and on, where its disk explains this much. */
    static Duration most(Duration explained) {
        return explained.multipliedBy(SLOWEST);
    }

    /** Whether another collector may succeed where one has failed for this reason. */
    static boolean isSurvivable(String reason) {
        return SURVIVABLE.contains(reason);
    }
}
