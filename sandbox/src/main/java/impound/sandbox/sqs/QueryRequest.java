package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.Call;
import impound.sandbox.http.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Older clients (Debian's AWS CLI) send SQS forms, with lists and maps in numbered names; here they become JSON. */
final class QueryRequest {
    private static final Map<String, String> LISTS = Map.of(
            "AttributeName", "AttributeNames",
            "MessageSystemAttributeName", "MessageSystemAttributeNames",
            "MessageAttributeName", "MessageAttributeNames",
            "TagKey", "TagKeys",
            "SendMessageBatchRequestEntry", "Entries",
            "DeleteMessageBatchRequestEntry", "Entries",
            "ChangeMessageVisibilityBatchRequestEntry", "Entries");

    private static final Map<String, String> MAPS = Map.of(
            "Attribute", "Attributes",
            "MessageAttribute", "MessageAttributes",
            "MessageSystemAttribute", "MessageSystemAttributes",
            "Tag", "Tags");

    private static final Set<String> NUMBERS = Set.of(
            "DelaySeconds",
            "VisibilityTimeout",
            "WaitTimeSeconds",
            "MaxNumberOfMessages",
            "MaxResults",
            "MaxNumberOfMessagesPerSecond");

    private QueryRequest() {}

    static ObjectNode read(Call call) {
        var form = call.form();
        form.remove("Action");
        form.remove("Version");
        form.keySet().removeIf(name -> name.startsWith("X-Amz-"));
        // The oldest way: the request is posted to the queue's own address.
        if (call.rawPath().split("/").length == 3) {
            form.putIfAbsent("QueueUrl", "http://sqs" + call.rawPath());
        }
        return object(form);
    }

    private static ObjectNode object(Map<String, String> fields) {
        var object = Json.object();
        var groups = new TreeMap<String, TreeMap<Integer, TreeMap<String, String>>>();
        fields.forEach((name, value) -> {
            var steps = name.split("\\.", 3);
            boolean numbered = steps.length > 1 && steps[1].matches("\\d+");
            if (!numbered) {
                put(object, name, value);
                return;
            }
            groups.computeIfAbsent(steps[0], one -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(steps[1]), one -> new TreeMap<>())
                    .put(steps.length == 3 ? steps[2] : "", value);
        });
        groups.forEach((name, members) -> members.values().forEach(member -> add(object, name, member)));
        return object;
    }

    private static void add(ObjectNode object, String name, TreeMap<String, String> member) {
        if (MAPS.containsKey(name)) {
            addEntry(object.withObject("/" + MAPS.get(name)), member);
            return;
        }
        ArrayNode list = object.withArray(LISTS.getOrDefault(name, name));
        if (member.containsKey("")) {
            list.add(member.get(""));
        } else {
            list.add(object(member));
        }
    }

    /** A map's entry has a Name (a tag's a Key), and a Value that may be a structure. */
    private static void addEntry(ObjectNode map, TreeMap<String, String> member) {
        var key = member.getOrDefault("Name", member.get("Key"));
        if (member.containsKey("Value")) {
            map.put(key, member.get("Value"));
            return;
        }
        var structure = map.putObject(key);
        member.forEach((name, value) -> {
            if (name.startsWith("Value.")) {
                structure.put(name.substring("Value.".length()), value);
            }
        });
    }

    private static void put(ObjectNode object, String name, String value) {
        if (NUMBERS.contains(name) && value.matches("-?\\d{1,9}")) {
            object.put(name, Integer.parseInt(value));
        } else {
            object.put(name, value);
        }
    }
}
