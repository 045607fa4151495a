package impound.sandbox.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What is asked of one hub, within the limits of the API's reference; {@code isOcsf} says of which. */
record Update(JsonNode request, boolean isOcsf) {
    private static final int MOST = 100;
    private static final int TEXT = 512;
    private static final int FIELDS = 50;
    private static final int NAME = 128;
    private static final int VALUE = 1024;
    private static final Set<String> STATES = Set.of("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED");
    private static final Set<Integer> STATUSES = Set.of(1, 2, 3, 4, 5, 6, 99);

    static Update ofAsff(JsonNode request) {
        var update = new Update(request, false);
        update.checkIdentifiers(List.of("Id", "ProductArn"));
        var note = request.path("Note");
        check(note.isMissingNode() || isText(note.path("Text")) && isText(note.path("UpdatedBy")), "Note");
        var state = request.path("Workflow").path("Status").asText("NEW");
        check(STATES.contains(state), "Workflow.Status");
        var fields = request.path("UserDefinedFields");
        check(fields.size() <= FIELDS, "UserDefinedFields");
        fields.properties()
                .forEach(field -> check(
                        field.getKey().length() <= NAME
                                && field.getValue().asText().length() <= VALUE,
                        "UserDefinedFields"));
        return update;
    }

    static Update ofOcsf(JsonNode request) {
        var update = new Update(request, true);
        update.checkIdentifiers(List.of("CloudAccountUid", "FindingInfoUid", "MetadataProductUid"));
        check(request.path("Comment").isMissingNode() || isText(request.path("Comment")), "Comment");
        check(STATUSES.contains(request.path("StatusId").asInt(1)), "StatusId");
        return update;
    }

    List<JsonNode> identifiers() {
        return StreamSupport.stream(request.path("FindingIdentifiers").spliterator(), false)
                .toList();
    }

    String key(JsonNode identifier) {
        return isOcsf
                ? key(
                        identifier.path("FindingInfoUid"),
                        identifier.path("MetadataProductUid"),
                        identifier.path("CloudAccountUid"))
                : key(identifier.path("Id"), identifier.path("ProductArn"));
    }

    static String key(JsonNode... parts) {
        return Arrays.stream(parts).map(JsonNode::asText).collect(Collectors.joining("\n"));
    }

    String notFound() {
        return isOcsf ? "ResourceNotFoundException" : "FindingNotFound";
    }

    String detailType() {
        return isOcsf ? "Findings Imported V2" : "Security Hub Findings - Imported";
    }

    ObjectNode refused(JsonNode identifier, String code, String message) {
        ObjectNode refused = Json.object().put("ErrorCode", code).put("ErrorMessage", message);
        return refused.set("FindingIdentifier", identifier);
    }

    /** The old hub answers with the identifier itself. */
    JsonNode done(JsonNode identifier) {
        return isOcsf ? Json.object().set("FindingIdentifier", identifier) : identifier;
    }

    /** The finding with what was asked; what its product said of it stays, also when it said it. */
    ObjectNode applied(ObjectNode finding) {
        fields().forEach((part, field) -> {
            if (request.has(part)) {
                finding.set(field, request.get(part));
            }
        });
        return finding;
    }

    /** Where each part of a request goes in the finding. */
    private Map<String, String> fields() {
        return isOcsf
                ? Map.of("Comment", "comment", "StatusId", "status_id")
                : Map.of("Note", "Note", "UserDefinedFields", "UserDefinedFields", "Workflow", "Workflow");
    }

    private void checkIdentifiers(List<String> names) {
        var identifiers = identifiers();
        check(!identifiers.isEmpty() && identifiers.size() <= MOST, "FindingIdentifiers");
        identifiers.forEach(
                one -> names.forEach(name -> check(!one.path(name).asText().isBlank(), name)));
    }

    private static boolean isText(JsonNode node) {
        return !node.asText().isBlank() && node.asText().length() <= TEXT;
    }

    private static void check(boolean isRight, String field) {
        if (!isRight) {
            throw AwsError.bad("InvalidInputException", "Invalid parameter: %s", field);
        }
    }
}
