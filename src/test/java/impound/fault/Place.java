package impound.fault;

import impound.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which call of a collection it is, in words that are the same in every trial: ids that differ from trial to trial, or from
 * volume to volume, are left out.
 *
 * @param of what the call is about: a queue, or a key of a bucket
 */
record Place(String service, String operation, String of) implements Comparable<Place> {
    private static final Pattern IDS = Pattern.compile("\\b(i|vol|snap)-[0-9a-f]{8,17}\\b");
    private static final Pattern INCIDENT = Pattern.compile("\\b[0-9a-f]{32}-[0-9a-f]{12}\\b");
    private static final Pattern QUEUE = Pattern.compile("/(impound-[a-z-]+)\"");

    /** A call is compared with each point that is armed, one after the other. */
    private static final ThreadLocal<Map.Entry<Call, Place>> LAST = new ThreadLocal<>();

    static Place of(Call call) {
        var last = LAST.get();
        if (last == null || last.getKey() != call) {
            last = Map.entry(call, new Place(call.service(), call.operation(), subject(call)));
            LAST.set(last);
        }
        return last.getValue();
    }

    private static String subject(Call call) {
        return switch (call.service()) {
            case "s3" ->
                INCIDENT.matcher(IDS.matcher(call.rawPath()).replaceAll("$1")).replaceAll("incident");
            case "sqs" -> queue(call);
            default -> "";
        };
    }

    private static String queue(Call call) {
        var found = QUEUE.matcher(new String(call.bodyBytes(), StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : "";
    }

    @Override
    public int compareTo(Place other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return (service + " " + operation + " " + of).strip();
    }
}
