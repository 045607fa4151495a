package impound.sandbox.logs;

import impound.sandbox.http.AwsError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log group with its streams; events are kept in the order in which they came. */
final class LogGroup {
    private final String arn;
    private final String name;
    private final long created;
    private final Map<String, List<LogEvent>> streams = new TreeMap<>();

    LogGroup(String arn, String name, long created) {
        this.arn = arn;
        this.name = name;
        this.created = created;
    }

    String arn() {
        return arn;
    }

    String name() {
        return name;
    }

    long created() {
        return created;
    }

    synchronized void create(String stream) {
        if (streams.putIfAbsent(stream, new ArrayList<>()) != null) {
            throw AwsError.bad("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
    }

    synchronized List<String> streams() {
        return List.copyOf(streams.keySet());
    }

    synchronized void add(String stream, List<LogEvent> events) {
        existing(stream).addAll(events);
    }

    synchronized List<LogEvent> events(String stream) {
        return sorted(existing(stream));
    }

    synchronized List<LogEvent> events() {
        return sorted(streams.values().stream().flatMap(List::stream).toList());
    }

    private static List<LogEvent> sorted(List<LogEvent> events) {
        return events.stream()
                .sorted(Comparator.comparingLong(LogEvent::timestamp))
                .toList();
    }

    private List<LogEvent> existing(String stream) {
        var events = streams.get(stream);
        if (events == null) {
            throw AwsError.bad("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return events;
    }
}
