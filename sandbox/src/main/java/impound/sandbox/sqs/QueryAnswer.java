package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Map;

/** Answers for older clients: the JSON written as the XML of SQS's query protocol. */
final class QueryAnswer {
    private static final Map<String, String> ITEMS = Map.of(
            "QueueUrls", "QueueUrl",
            "queueUrls", "QueueUrl",
            "Messages", "Message",
            "Failed", "BatchResultErrorEntry",
            "Results", "ListMessageMoveTasksResultEntry");

    private static final Map<String, String> ENTRIES =
            Map.of("Attributes", "Attribute", "MessageAttributes", "MessageAttribute", "Tags", "Tag");

    private final String operation;
    private final Xml xml;

    private QueryAnswer(String operation, Xml xml) {
        this.operation = operation;
        this.xml = xml;
    }

    static byte[] write(Call call, JsonNode answer) {
        var xml = Xml.root(call.operation() + "Response", "http://queue.amazonaws.com/doc/2012-11-05/");
        var writer = new QueryAnswer(call.operation(), xml);
        if (!answer.isEmpty()) {
            xml.inside(call.operation() + "Result", result -> writer.fields(answer));
        }
        xml.inside("ResponseMetadata", metadata -> metadata.add("RequestId", call.requestId()));
        return xml.bytes();
    }

    private void fields(JsonNode object) {
        object.properties().forEach(field -> field(field.getKey(), field.getValue()));
    }

    private void field(String name, JsonNode value) {
        if (value.isArray()) {
            var item = name.equals("Successful") ? operation + "ResultEntry" : ITEMS.getOrDefault(name, name);
            value.forEach(one -> field(item, one));
        } else if (value.isObject() && ENTRIES.containsKey(name)) {
            value.properties().forEach(entry -> entry(name, entry));
        } else if (value.isObject()) {
            xml.inside(name, one -> fields(value));
        } else if (!value.isNull()) {
            xml.add(name, value.asText());
        }
    }

    private void entry(String map, Map.Entry<String, JsonNode> entry) {
        xml.inside(ENTRIES.get(map), one -> {
            one.add(map.equals("Tags") ? "Key" : "Name", entry.getKey());
            field("Value", entry.getValue());
        });
    }
}
