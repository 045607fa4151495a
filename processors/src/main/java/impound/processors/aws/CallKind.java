package impound.processors.aws;

import java.util.Set;

/**
 * Calls of EC2 that share a rate. By its page on request throttling, an account in a region may change things 5 times a second and 50
 * at once, look 10 times and 50 at once without a filter, and launch instances twice and 5 at once. EC2 counts each action by itself;
 * we count all of a kind together and take four fifths: other people in the account have calls to make too.
 */
enum CallKind {
    LOOK(8, 40),
    CHANGE(4, 40),
    LAUNCH(1.6, 4);

    /** What taking snapshots needs. Disks change every second, and copies and images can wait. */
    private static final Set<String> FOR_SNAPSHOTS = Set.of(
            "CreateSnapshot",
            "CreateSnapshots",
            "LockSnapshot",
            "DescribeLockedSnapshots",
            "DescribeInstances",
            "DescribeInstanceTypes",
            "DescribeVolumes",
            "GetConsoleOutput");

    private final double perSecond;
    private final double burst;

    CallKind(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    static CallKind of(String operation) {
        if (operation.startsWith("Describe") || operation.startsWith("Get")) {
            return LOOK;
        }
        return operation.equals("RunInstances") ? LAUNCH : CHANGE;
    }

    /** Whether it may take what is kept back for snapshots. A launch takes nothing from them: it has a rate of its own. */
    static boolean mayTakeLast(String operation) {
        return FOR_SNAPSHOTS.contains(operation) || of(operation) == LAUNCH;
    }

    double perSecond() {
        return perSecond;
    }

    /** How many a full bucket holds. */
    double burst() {
        return burst;
    }
}
