package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.regex.Pattern;

/** What SQS refuses however politely it is asked. */
final class Limits {
    static final int LONGEST_DELAY = 900;
    static final int LONGEST_VISIBILITY = 43_200;
    private static final int LARGEST = 1 << 20;
    private static final int MOST_ATTRIBUTES = 10;
    private static final Pattern OF_XML =
            Pattern.compile("[\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");

    private Limits() {}

    static void check(String operation, JsonNode request) {
        range(request, "VisibilityTimeout", 0, LONGEST_VISIBILITY);
        range(request, "DelaySeconds", 0, LONGEST_DELAY);
        range(request, "WaitTimeSeconds", 0, 20);
        range(request, "MaxNumberOfMessages", 1, 10);
        if (operation.equals("SendMessage")) {
            checkMessage(request);
            if (size(request) > LARGEST) {
                throw invalid(
                        "One or more parameters are invalid. Reason: Message must be shorter than %s bytes.", LARGEST);
            }
        }
        if (request.has("Entries")) {
            checkBatch(request.get("Entries"));
        }
        if (operation.equals("SendMessageBatch")) {
            request.path("Entries").forEach(Limits::checkMessage);
        }
    }

    /** SQS's references of SendMessage and of MessageAttributeValue: what a message is made of. */
    private static void checkMessage(JsonNode message) {
        var body = message.path("MessageBody").asText();
        if (body.isEmpty()) {
            throw AwsError.bad("MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (!OF_XML.matcher(body).matches()) {
            throw AwsError.bad("InvalidMessageContents", "Invalid characters found in the message.");
        }
        var attributes = message.path("MessageAttributes");
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw invalid(
                    "Number of message attributes [%s] exceeds the allowed maximum [%s].",
                    attributes.size(), MOST_ATTRIBUTES);
        }
        attributes.properties().forEach(attribute -> checkAttribute(attribute.getKey(), attribute.getValue()));
    }

    private static void checkAttribute(String name, JsonNode value) {
        var text =
                value.path("StringValue").asText() + value.path("BinaryValue").asText();
        if (text.isEmpty() || !OF_XML.matcher(text).matches()) {
            throw invalid("Message (user) attribute '%s' must contain a non-empty value of the type.", name);
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
