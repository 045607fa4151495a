package impound.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events page by page: of one stream, forwards or from its end, or of all that match. */
final class LogPages {
    private static final int PAGE = 10_000;

    private LogPages() {}

    static ObjectNode ofStream(LogGroup group, JsonNode request) {
        var events = group.events(request.path("logStreamName").asText()).stream()
                .filter(event -> isWithin(event, request))
                .toList();
        int limit = request.path("limit").asInt(PAGE);
        var token = request.path("nextToken").asText();
        int from = request.path("startFromHead").asBoolean() ? 0 : Math.max(0, events.size() - limit);
        int to = Math.min(events.size(), from + limit);
        if (token.startsWith("f/")) {
            from = Math.min(events.size(), position(token));
            to = Math.min(events.size(), from + limit);
        } else if (token.startsWith("b/")) {
            to = Math.min(events.size(), position(token));
            from = Math.max(0, to - limit);
        }
        var answer = Json.object();
        var listed = answer.putArray("events");
        for (var event : events.subList(from, to)) {
            show(listed.addObject(), event);
        }
        // The same token again is how a reader learns that there is no more.
        return answer.put("nextForwardToken", "f/" + to).put("nextBackwardToken", "b/" + from);
    }

    static ObjectNode filtered(LogGroup group, JsonNode request) {
        var streams = streams(request);
        var prefix = request.path("logStreamNamePrefix").asText();
        var pattern = new FilterPattern(request.path("filterPattern").asText());
        List<LogEvent> events = group.events().stream()
                .filter(event -> streams.isEmpty() || streams.contains(event.stream()))
                .filter(event -> event.stream().startsWith(prefix))
                .filter(event -> isWithin(event, request))
                .filter(event -> pattern.matches(event.message()))
                .toList();
        int from = request.hasNonNull("nextToken")
                ? position(request.get("nextToken").asText())
                : 0;
        int to = Math.min(events.size(), from + request.path("limit").asInt(PAGE));
        var answer = Json.object();
        var listed = answer.putArray("events");
        for (var event : events.subList(Math.min(from, to), to)) {
            show(listed.addObject(), event).put("logStreamName", event.stream()).put("eventId", event.id());
        }
        return to < events.size() ? answer.put("nextToken", "f/" + to) : answer;
    }

    private static Set<String> streams(JsonNode request) {
        var streams = new HashSet<String>();
        request.path("logStreamNames").forEach(name -> streams.add(name.asText()));
        return streams;
    }

    private static boolean isWithin(LogEvent event, JsonNode request) {
        return event.timestamp() >= request.path("startTime").asLong(Long.MIN_VALUE)
                && event.timestamp() < request.path("endTime").asLong(Long.MAX_VALUE);
    }

    private static ObjectNode show(ObjectNode shown, LogEvent event) {
        return shown.put("timestamp", event.timestamp())
                .put("ingestionTime", event.ingested())
                .put("message", event.message());
    }

    private static int position(String token) {
        return Integer.parseInt(token.substring(2));
    }
}
