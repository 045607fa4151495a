package impound.collector;

import impound.collector.report.LogStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A log in memory. */
public final class Lines implements LogStream {

    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    private int failures;

    /** Refuses so many appends, then takes them. */
    public Lines failing(int times) {
        failures = times;
        return this;
    }

    @Override
    public void open() {}

    @Override
    public synchronized void append(List<Line> lines) {
        if (failures > 0) {
            failures--;
            throw new CollectorFailure.UploadFailed("throttled", null);
        }
        lines.forEach(line -> texts.add(line.text()));
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }
}
