package impound.sandbox.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Json;
import impound.sandbox.http.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Security Hub, old and new, as far as people write onto findings: as in AWS, each update goes out as an event again. */
public final class SecurityHub implements Service {
    private final Map<Place, Map<String, ObjectNode>> hubs = new ConcurrentHashMap<>();
    private final List<ObjectNode> updated = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private record Place(String account, String region) {}

    /** Turns the hub of an account on in a region; it has the findings of this event. */
    public void holds(String account, String region, String event) {
        var hub = hubs.computeIfAbsent(new Place(account, region), off -> new ConcurrentHashMap<>());
        for (var finding : Json.read(event.getBytes(StandardCharsets.UTF_8)).at("/detail/findings")) {
            hub.put(key(finding), (ObjectNode) finding);
        }
    }

    /** Gets the events by which updated findings go out. */
    public void onUpdate(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Each finding as it was after each of its updates, in order. */
    public List<ObjectNode> updated() {
        return List.copyOf(updated);
    }

    @Override
    public String name() {
        return "securityhub";
    }

    @Override
    public String operation(Call call) {
        return switch (call.method() + " " + call.rawPath()) {
            case "PATCH /findings/batchupdate" -> "BatchUpdateFindings";
            case "PATCH /findingsv2/batchupdatev2" -> "BatchUpdateFindingsV2";
            default -> call.method() + " " + call.rawPath();
        };
    }

    @Override
    public void handle(Call call) {
        var update =
                switch (call.operation()) {
                    case "BatchUpdateFindings" -> Update.ofAsff(Json.read(call));
                    case "BatchUpdateFindingsV2" -> Update.ofOcsf(Json.read(call));
                    default -> throw AwsError.bad("InvalidInputException", "the sandbox has no %s", call.operation());
                };
        var hub = hubs.get(new Place(call.account(), call.region()));
        if (hub == null) {
            throw new AwsError(
                    "InvalidAccessException",
                    "Account " + call.account() + " is not subscribed to AWS Security Hub",
                    401);
        }
        Json.respond(call, apply(update, hub, new Place(call.account(), call.region())));
    }

    private ObjectNode apply(Update update, Map<String, ObjectNode> hub, Place place) {
        var answer = Json.object();
        var processed = answer.putArray("ProcessedFindings");
        var unprocessed = answer.putArray("UnprocessedFindings");
        var seen = new HashSet<String>();
        var events = new ArrayList<ObjectNode>();
        for (var identifier : update.identifiers()) {
            var key = update.key(identifier);
            var finding = hub.get(key);
            if (!seen.add(key)) {
                unprocessed.add(
                        update.refused(identifier, "DuplicatedFindingIdentifier", "Finding Identifier is duplicated"));
            } else if (finding == null) {
                unprocessed.add(update.refused(identifier, update.notFound(), "Finding Not Found"));
            } else {
                var now = update.applied(finding.deepCopy());
                hub.put(key, now);
                updated.add(now);
                events.add(now);
                processed.add(update.done(identifier));
            }
        }
        events.forEach(finding -> send(update, finding, place));
        return answer;
    }

    private void send(Update update, ObjectNode finding, Place place) {
        var event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", update.detailType())
                .put("source", "aws.securityhub")
                .put("account", place.account())
                .put("region", place.region());
        event.putObject("detail").putArray("findings").add(finding);
        listeners.forEach(listener -> listener.accept(event.toString()));
    }

    private static String key(JsonNode finding) {
        return finding.has("Id")
                ? Update.key(finding.path("Id"), finding.path("ProductArn"))
                : Update.key(
                        finding.at("/finding_info/uid"),
                        finding.at("/metadata/product/uid"),
                        finding.at("/cloud/account/uid"));
    }
}
