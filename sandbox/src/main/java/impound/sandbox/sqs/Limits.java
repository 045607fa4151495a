package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;

/** What SQS refuses however politely it is asked. */
final class Limits {
    static final int LONGEST_DELAY = 900;
    static final int LONGEST_VISIBILITY = 43_200;
    private static final int LARGEST = 1 << 20;

    private Limits() {}

    static void check(String operation, JsonNode request) {
        range(request, "VisibilityTimeout", 0, LONGEST_VISIBILITY);
        range(request, "DelaySeconds", 0, LONGEST_DELAY);
        range(request, "WaitTimeSeconds", 0, 20);
        range(request, "MaxNumberOfMessages", 1, 10);
        if (operation.equals("SendMessage") && size(request) > LARGEST) {
            throw invalid(
                    "One or more parameters are invalid. Reason: Message must be shorter than %s bytes.", LARGEST);
        }
        if (request.has("Entries")) {
            checkBatch(request.get("Entries"));
        }
    }

    private static void checkBatch(JsonNode entries) {
        if (entries.isEmpty()) {
            throw AwsError.bad("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > 10) {
            throw AwsError.bad("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
        }
        var ids = new HashSet<String>();
        long size = 0;
        for (var entry : entries) {
            size += size(entry);
            range(entry, "DelaySeconds", 0, LONGEST_DELAY);
            range(entry, "VisibilityTimeout", 0, LONGEST_VISIBILITY);
            if (!ids.add(entry.path("Id").asText())) {
                throw AwsError.bad("BatchEntryIdsNotDistinct", "Id %s repeated.", entry.path("Id"));
            }
        }
        if (size > LARGEST) {
            throw AwsError.bad("BatchRequestTooLong", "Batch requests cannot be longer than %s bytes.", LARGEST);
        }
    }

    private static void range(JsonNode request, String name, int least, int most) {
        var value = request.path(name);
        if (value.isNumber() && (value.asLong() < least || value.asLong() > most)) {
            throw invalid(
                    "Value %s for parameter %s is invalid. Reason: Must be between %s and %s, if provided.",
                    value, name, least, most);
        }
    }

    static AwsError invalid(String message, Object... facts) {
        return AwsError.bad("InvalidParameterValue", message, facts);
    }

    private static long size(JsonNode message) {
        long size = utf8(message.path("MessageBody"));
        for (var attribute : message.path("MessageAttributes").properties()) {
            size += attribute.getKey().length() + utf8(attribute.getValue().path("DataType"));
            size += utf8(attribute.getValue().path("StringValue"));
            var binary = attribute.getValue().path("BinaryValue").asText();
            size += Base64.getDecoder().decode(binary).length;
        }
        return size;
    }

    private static long utf8(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
