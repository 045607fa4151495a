package impound.processors.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** An answer of AWS with all that stands in it, whether we understand it or not: field by field, under AWS's own names. */
final class SaidByAws {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SaidByAws() {}

    static JsonNode all(SdkPojo said) {
        var node = NODES.objectNode();
        for (var field : said.sdkFields()) {
            var value = field.getValueOrDefault(said);
            if (isThere(value)) {
                node.set(field.memberName(), node(value));
            }
        }
        return node;
    }

    static JsonNode all(Collection<? extends SdkPojo> said) {
        return node(said);
    }

    /** What stands in the place of an answer that nobody got. */
    static JsonNode nothing(String why) {
        return NODES.objectNode().put("notAvailable", why);
    }

    /** What was not said at all is not even an empty list. */
    private static boolean isThere(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo part) {
            return all(part);
        }
        if (value instanceof Collection<?> many) {
            var list = NODES.arrayNode();
            many.forEach(one -> list.add(node(one)));
            return list;
        }
        if (value instanceof Map<?, ?> named) {
            var map = NODES.objectNode();
            named.forEach((name, one) -> map.set(String.valueOf(name), node(one)));
            return map;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            return NODES.numberNode(number.doubleValue());
        }
        return NODES.textNode(value instanceof SdkBytes bytes ? base64(bytes) : String.valueOf(value));
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
