package impound.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The JSON protocol's documents, read from a call and given as its answer. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonNode read(Call call) {
        return read(call.bodyBytes());
    }

    public static JsonNode read(byte[] document) {
        try {
            return document.length == 0 ? object() : MAPPER.readTree(document);
        } catch (IOException e) {
            throw new AwsError("SerializationException", "not JSON: " + e.getMessage(), 400);
        }
    }

    public static byte[] write(JsonNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void respond(Call call, JsonNode document) {
        call.respond(200, "application/x-amz-json-1.1", write(document));
    }
}
