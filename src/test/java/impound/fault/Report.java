package impound.fault;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a part of the suite tried, and what did not survive it. */
final class Report {
    private static final Logger LOG = LoggerFactory.getLogger(Report.class);

    /** Whoever watches a suite of half an hour hears of it every so many points. */
    private static final int PROGRESS = 100;

    private final String part;
    private final List<String> lost = new ArrayList<>();
    private int tried;

    Report(String part) {
        this.part = part;
    }

    synchronized void survived(int points) {
        tried += points;
        if (tried / PROGRESS > (tried - points) / PROGRESS) {
            System.out.printf("faults (%s): %d points tried so far, %d survived%n", part, tried, tried - lost.size());
        }
    }

    /**
     * Tries points together. Where they are not survived, halves of them are tried, until those are found that are not
     * survived alone. Where each half is survived, they are lost together.
     *
     * @return those that did not happen: without anything wrong the call is made, and here it was not, or not so often
     */
    <T> List<T> tryAll(List<T> points, Survivors<T> survivors) {
        var unmet = new ArrayList<T>();
        areSurvived(points, survivors, unmet);
        return unmet;
    }

    private <T> boolean areSurvived(List<T> points, Survivors<T> survivors, List<T> unmet) {
        try {
            var met = survivors.of(points);
            survived(met.size());
            points.stream().filter(point -> !met.contains(point)).forEach(unmet::add);
            return true;
        } catch (Throwable why) {
            if (points.size() == 1) {
                lost(points.get(0), why);
                return false;
            }
            suspected(points, why);
            var half = points.size() / 2;
            var isFirst = areSurvived(points.subList(0, half), survivors, unmet);
            var isSecond = areSurvived(points.subList(half, points.size()), survivors, unmet);
            if (isFirst && isSecond) {
                lost("only together, or only sometimes: " + points, why);
            }
            return false;
        }
    }

    /** A trial: which of the points were met, when all of them were survived. */
    interface Survivors<T> {
        List<T> of(List<T> points) throws Exception;
    }

    /**
     * These points did not happen however often they were tried: whoever waits while a process starts anew looks less often.
     * Where more than so many of a hundred did not, the suite no longer tries what it says.
     */
    synchronized void notMet(List<?> points, int mostOfHundred) {
        System.out.printf(
                "faults (%s): %d more points did not happen: the call was never made so often: %s%n",
                part, points.size(), points);
        if (100 * points.size() > mostOfHundred * (tried + points.size())) {
            lost.add("%d points did not happen, and only %d did".formatted(points.size(), tried));
        }
    }

    /** Some of these together were not survived; which, is about to be found out. */
    private synchronized void suspected(List<?> points, Throwable why) {
        LOG.error("({}) one of {} is not survived", part, points, why);
    }

    synchronized void lost(Object point, Throwable why) {
        tried++;
        lost.add(point + ": " + why.getMessage());
        LOG.error("({}) not survived: {}", part, point, why);
    }

    /** Says it in one line, and fails where anything was lost or nothing tried. */
    synchronized void conclude() {
        System.out.printf("faults (%s): %d points tried, %d survived%n", part, tried, tried - lost.size());
        if (!lost.isEmpty() || tried == 0) {
            throw new AssertionError(
                    "(%s) of %d points not survived:%n%s".formatted(part, tried, String.join("\n", lost)));
        }
    }
}
