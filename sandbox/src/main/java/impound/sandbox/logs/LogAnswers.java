package impound.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.Json;
import java.util.List;

/** Groups and streams as CloudWatch Logs lists them. */
final class LogAnswers {
    private LogAnswers() {}

    static ObjectNode groups(List<LogGroup> groups, JsonNode request) {
        var answer = Json.object();
        var listed = answer.putArray("logGroups");
        for (var group : groups) {
            if (group.name().startsWith(request.path("logGroupNamePrefix").asText())) {
                listed.addObject()
                        .put("logGroupName", group.name())
                        .put("creationTime", group.created())
                        .put("arn", group.arn() + ":*")
                        .put("logGroupArn", group.arn());
            }
        }
        return answer;
    }

    static ObjectNode streams(LogGroup group, JsonNode request) {
        var answer = Json.object();
        var listed = answer.putArray("logStreams");
        for (var stream : group.streams()) {
            if (stream.startsWith(request.path("logStreamNamePrefix").asText())) {
                var described = listed.addObject()
                        .put("logStreamName", stream)
                        .put("creationTime", group.created())
                        .put("arn", group.arn() + ":log-stream:" + stream);
                var events = group.events(stream);
                if (!events.isEmpty()) {
                    described.put("firstEventTimestamp", events.get(0).timestamp());
                    described.put(
                            "lastEventTimestamp", events.get(events.size() - 1).timestamp());
                }
            }
        }
        return answer;
    }
}
