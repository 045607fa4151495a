package impound.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Json;
import impound.sandbox.http.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** CloudWatch Logs, where the audit records go and where an examiner would look for them. */
public final class Logs implements Service {
    private final SandboxTime time;
    private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();

    public Logs(SandboxTime time) {
        this.time = time;
    }

    /** Seeds a log group. */
    public void group(String account, String region, String name) {
        groups.put(arn(account, region, name), made(account, region, name));
    }

    /** All that was ever written to a group, by time. */
    public List<LogEvent> events(String account, String region, String name) {
        return existing(arn(account, region, name)).events();
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public void handle(Call call) {
        var request = Json.read(call);
        var answer =
                switch (call.operation()) {
                    case "CreateLogGroup" -> createGroup(call, request);
                    case "CreateLogStream" -> createStream(call, request);
                    case "PutLogEvents" -> put(call, request);
                    case "GetLogEvents" -> LogPages.ofStream(group(call, request), request);
                    case "FilterLogEvents" -> LogPages.filtered(group(call, request), request);
                    case "DescribeLogGroups" -> LogAnswers.groups(mine(call), request);
                    case "DescribeLogStreams" -> LogAnswers.streams(group(call, request), request);
                    case "PutRetentionPolicy" -> retain(call, request);
                    default -> throw AwsError.bad("UnknownOperationException", "no %s here", call.operation());
                };
        Json.respond(call, answer);
    }

    private ObjectNode createGroup(Call call, JsonNode request) {
        var name = request.path("logGroupName").asText();
        if (!name.matches("[\\w./#-]{1,512}")) {
            throw AwsError.bad("InvalidParameterException", "'%s' is no name for a log group", name);
        }
        var arn = arn(call.account(), call.region(), name);
        call.resource(arn);
        if (groups.putIfAbsent(arn, made(call.account(), call.region(), name)) != null) {
            throw AwsError.bad("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        return Json.object();
    }

    private ObjectNode createStream(Call call, JsonNode request) {
        var name = request.path("logStreamName").asText();
        if (!name.matches("[^:*]{1,512}")) {
            throw AwsError.bad("InvalidParameterException", "'%s' is no name for a log stream", name);
        }
        group(call, request).create(name);
        return Json.object();
    }

    private ObjectNode put(Call call, JsonNode request) {
        var group = group(call, request);
        var batch = Batch.of(request, time.now());
        group.add(request.path("logStreamName").asText(), batch.accepted());
        return batch.answer();
    }

    /** Accepted and forgotten: nothing here lives long enough to be expired. */
    private ObjectNode retain(Call call, JsonNode request) {
        group(call, request);
        return Json.object();
    }

    private LogGroup group(Call call, JsonNode request) {
        var name = request.path("logGroupName")
                .asText(request.path("logGroupIdentifier").asText());
        var arn = name.startsWith("arn:") ? name : arn(call.account(), call.region(), name);
        call.resource(arn);
        if (!arn.split(":")[4].equals(call.account())) {
            throw AwsError.bad("AccessDeniedException", "%s may not use %s", call.principal(), arn);
        }
        return existing(arn);
    }

    private LogGroup existing(String arn) {
        var group = groups.get(arn);
        if (group == null) {
            throw AwsError.bad("ResourceNotFoundException", "The specified log group does not exist.");
        }
        return group;
    }

    private List<LogGroup> mine(Call call) {
        var start = arn(call.account(), call.region(), "");
        return groups.values().stream()
                .filter(group -> group.arn().startsWith(start))
                .toList();
    }

    private LogGroup made(String account, String region, String name) {
        return new LogGroup(arn(account, region, name), name, time.now().toEpochMilli());
    }

    private static String arn(String account, String region, String name) {
        return "arn:aws:logs:%s:%s:log-group:%s".formatted(region, account, name);
    }
}
