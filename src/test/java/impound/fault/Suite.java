package impound.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How much of the fault suite is run: a sample that the seed chooses, or every point with {@code -Pfaults}.
 *
 * @param seed chooses the sample, and the order of everything
 * @param sideBySide how many trials at a time
 * @param rounds how often what did not happen is tried
 */
record Suite(boolean isWhole, long seed, int sideBySide, int rounds) {
    private static final int FEW = 3;

    /** The SDK waits in real time before it tries again, so that a few trials alone would not use the machine. */
    private static final int MANY = 5;

    /** Enough for what can happen: a point that no round of three has met is of a call that is hardly ever made. */
    private static final int ROUNDS = 3;

    /** The third round of kills has met three points of three hundred, for a tenth of the time. */
    private static final int ROUNDS_OF_PROCESSES = 2;

    /** Of a hundred points of a whole suite. */
    private static final int MOST_UNMET = 33;

    static Suite ofThisRun() {
        var isWhole = Boolean.getBoolean("faults.all");
        return new Suite(isWhole, Long.getLong("faults.seed", 1), isWhole ? MANY : FEW, isWhole ? ROUNDS : 1);
    }

    /** The same for trials that start processes, which keep the machine busy by themselves. */
    Suite ofProcesses() {
        return new Suite(isWhole, seed, FEW, Math.min(rounds, ROUNDS_OF_PROCESSES));
    }

    /** All of them in the seed's order, or as many of them as a sample has. */
    <T> List<T> of(List<T> all, int sample) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return isWhole ? shuffled : shuffled.subList(0, Math.min(sample, shuffled.size()));
    }

    /** Tries each of them, or as many as a sample has, several side by side. */
    <T> void each(List<T> all, int sample, Consumer<T> trial) {
        var trials = Executors.newFixedThreadPool(sideBySide);
        of(all, sample).forEach(one -> trials.execute(() -> trial.accept(one)));
        trials.shutdown();
        try {
            if (!trials.awaitTermination(longest().toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("not done within " + longest());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            trials.shutdownNow();
        }
    }

    /**
     * Tries the points, so many together. What goes wrong changes which calls are made, so that some points of a group do not
     * happen: the whole suite tries those again with others.
     */
    <T> void points(Report report, List<T> points, int together, Report.Survivors<T> survivors) {
        var left = points;
        for (int round = 0; round < rounds && !left.isEmpty(); round++) {
            var unmet = Collections.synchronizedList(new ArrayList<T>());
            each(groups(left, together), Integer.MAX_VALUE, some -> unmet.addAll(report.tryAll(some, survivors)));
            left = List.copyOf(unmet);
        }
        if (!left.isEmpty()) {
            report.notMet(left, isWhole ? MOST_UNMET : 100);
        }
    }

    /** The points in groups that are tried together. */
    private <T> List<List<T>> groups(List<T> points, int together) {
        var groups = new ArrayList<List<T>>();
        for (int from = 0; from < points.size(); from += together) {
            groups.add(points.subList(from, Math.min(from + together, points.size())));
        }
        return groups;
    }

    private Duration longest() {
        return isWhole ? Duration.ofMinutes(45) : Duration.ofMinutes(8);
    }
}
