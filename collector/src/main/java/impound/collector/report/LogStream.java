package impound.collector.report;

import java.time.Instant;
import java.util.List;

/** A log that somebody reads far from here. */
public interface LogStream {

    /** Makes the stream where it is not there yet; fails where its group is missing. */
    void open();

    /** Adds the lines, in order. */
    void append(List<Line> lines);

    /** Where nobody reads from afar: the lines are on the console and in the file beside the image. */
    static LogStream none() {
        return new LogStream() {
            @Override
            public void open() {}

            @Override
            public void append(List<Line> lines) {}
        };
    }

    /** One line and its time. */
    record Line(Instant at, String text) {}
}
