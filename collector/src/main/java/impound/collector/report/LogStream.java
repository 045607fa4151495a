package impound.collector.report;

import java.time.Instant;
import java.util.List;

/** A log that somebody reads far from here. */
public interface LogStream {

    /** Makes the stream where it is not there yet; fails where its group is missing. */
    void open();

    /** Adds the lines, in order. */
    void append(List<Line> lines);

    /** One line and its time. */
    record Line(Instant at, String text) {}
}
