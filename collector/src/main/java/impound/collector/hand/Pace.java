package impound.collector.hand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast bytes came lately, so that a person sees a slow spell while it lasts and not an average of hours. */
final class Pace {

    /** Parts arrive in lumps of 16 MiB and more: over less than this the figure would jump about. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(Instant at, long bytes) {}

    /** Begins at nothing. */
    Pace(Instant began) {
        looks.add(new Look(began, 0));
    }

    /** Bytes a second over the last seconds, when at this time there are so many in all; 0 where no time passed. */
    double at(Instant now, long bytes) {
        looks.add(new Look(now, bytes));
        while (looks.size() > 2 && !second().at().isAfter(now.minus(LATELY))) {
            looks.remove();
        }
        return between(looks.getFirst(), looks.getLast());
    }

    private Look second() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }

    private static double between(Look first, Look last) {
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        return seconds > 0 ? (last.bytes() - first.bytes()) / seconds : 0;
    }
}
