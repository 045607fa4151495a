package impound.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What PutLogEvents takes at once, and what it refuses of it. */
record Batch(List<LogEvent> accepted, ObjectNode answer) {
    private static final int LARGEST = 1 << 20;
    private static final int OVERHEAD = 26;

    static Batch of(JsonNode request, Instant now) {
        var events = request.path("logEvents");
        checkWhole(events);
        var accepted = new ArrayList<LogEvent>();
        var rejected = Json.object();
        long tooNew = now.plus(Duration.ofHours(2)).toEpochMilli();
        long tooOld = now.minus(Duration.ofDays(14)).toEpochMilli();
        for (int i = 0; i < events.size(); i++) {
            long at = events.get(i).path("timestamp").asLong();
            if (at < tooOld) {
                rejected.put("tooOldLogEventEndIndex", i + 1);
            } else if (at > tooNew) {
                rejected.put(
                        "tooNewLogEventStartIndex",
                        Math.min(i, rejected.path("tooNewLogEventStartIndex").asInt(i)));
            } else {
                accepted.add(event(request, events.get(i), at, now));
            }
        }
        var answer = Json.object().put("nextSequenceToken", UUID.randomUUID().toString());
        if (!rejected.isEmpty()) {
            answer.set("rejectedLogEventsInfo", rejected);
        }
        return new Batch(accepted, answer);
    }

    private static LogEvent event(JsonNode request, JsonNode event, long at, Instant now) {
        return new LogEvent(
                UUID.randomUUID().toString(),
                request.path("logStreamName").asText(),
                at,
                now.toEpochMilli(),
                event.path("message").asText());
    }

    private static void checkWhole(JsonNode events) {
        if (events.isEmpty() || events.size() > 10_000) {
            throw invalid("'logEvents' must have length between 1 and 10000");
        }
        long size = 0;
        long before = Long.MIN_VALUE;
        for (var event : events) {
            long at = event.path("timestamp").asLong();
            int bytes = event.path("message").asText().getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0) {
                throw invalid("'message' must have length greater than or equal to 1");
            }
            if (bytes + OVERHEAD > LARGEST) {
                throw invalid("Log event too large: " + (bytes + OVERHEAD) + " bytes exceeds limit of " + LARGEST);
            }
            if (at < before) {
                throw invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            before = at;
            size += bytes + OVERHEAD;
        }
        if (size > LARGEST) {
            throw invalid("Upload too large: " + size + " bytes exceeds limit of " + LARGEST);
        }
        if (before - events.get(0).path("timestamp").asLong()
                > Duration.ofHours(24).toMillis()) {
            throw invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message, 400);
    }
}
