package impound.collector.device;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass between two looks; tests let the awaited thing happen instead. */
@FunctionalInterface
public interface Pause {

    /** Often enough that nobody notices, seldom enough that it costs nothing. */
    Duration LOOK = Duration.ofMillis(200);

    void pause(Duration time);

    /** Of real time. */
    static Pause real() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }
}
