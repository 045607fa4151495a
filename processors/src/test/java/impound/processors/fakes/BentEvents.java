package impound.processors.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Events as nobody should send them, made of those that people do send: the same ones from the same random numbers. */
public final class BentEvents {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** One of each format, and some that are wrong by themselves. */
    private static final List<String> FILES = List.of(
            "03-imported-plain",
            "07-guardduty-native",
            "12-custom-action-three-findings",
            "14-multi-resource",
            "18-bare-instance-id",
            "20-third-party-misspelt-type",
            "24-eks-audit-no-instance",
            "25-eks-runtime-with-node",
            "26-ecs-fargate",
            "29-ocsf-detection",
            "31-no-resources-field",
            "34-finding-id-path-traversal",
            "47-s3-test-event",
            "55-insight-results-event",
            "56-volume-resource-only");

    private static final List<String> TEXTS = List.of(
            """
            {"account": "111122223333", "region": "us-east-1", "instance": "i-0a1b2c3d4e5f60001", "reason": "beacon",
             "who": "alice"}""",
            """
            {"account": "111122223333", "region": "us-east-1", "volume": "vol-0a1b2c3d4e5f60001", "reason": "beacon",
             "again": "first-0123456789ab", "request": "1"}""",
            AttackSequence.of(
                    "EC2/CompromisedInstanceGroup",
                    """
                    {"uid": "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001",
                     "resourceType": "EC2_INSTANCE", "accountId": "111122223333", "region": "us-east-1"},
                    {"uid": "i-0a1b2c3d4e5f60005", "resourceType": "EC2_INSTANCE"},
                    {"uid": "EXAMPLE-KEY-ID", "resourceType": "ACCESS_KEY", "accountId": "111122223333"}"""));

    private static final List<JsonNode> DOCUMENTS = Stream.concat(
                    Stream.concat(FILES.stream().map(BentEvents::text), TEXTS.stream())
                            .map(BentEvents::parsed),
                    // as the article's test event is pasted
                    Stream.of(parsed(text("03-imported-plain")).at("/detail/findings/0")))
            .toList();

    /** Every field that any of them has, with each of its values. */
    private static final List<Map.Entry<String, JsonNode>> PIECES =
            DOCUMENTS.stream().flatMap(BentEvents::pieces).distinct().toList();

    private static final String STRANGE = "{}[]\",:\\ue0-1.5\u0000\uFEFF\u202e\ud83d“é\n/";

    private BentEvents() {}

    /** An event with up to four places changed, and its text cut, doubled or sprinkled now and then. */
    public static String of(Random random) {
        var root = DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).deepCopy();
        for (int times = random.nextInt(4); times >= 0 && root.isContainerNode(); times--) {
            Mutation.apply(root, random);
        }
        var text = root.toString();
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text + text.substring(random.nextInt(text.length()));
            case 2 -> sprinkled(text, random);
            case 3 -> "\uFEFF" + text;
            case 4 -> deeper(text);
            default -> text;
        };
    }

    /** An event whose fields may stand anywhere and have any value that some field has elsewhere. */
    public static String shuffled(Random random) {
        return shuffled(random, 4).toString();
    }

    private static ObjectNode shuffled(Random random, int levels) {
        var node = MAPPER.createObjectNode();
        for (int times = random.nextInt(6); times >= 0; times--) {
            var name = PIECES.get(random.nextInt(PIECES.size())).getKey();
            var value = PIECES.get(random.nextInt(PIECES.size())).getValue();
            switch (random.nextInt(levels > 0 ? 5 : 2)) {
                case 0 -> node.set(name, value);
                case 1 -> node.setAll(Map.ofEntries(PIECES.get(random.nextInt(PIECES.size()))));
                case 2 -> node.set(name, shuffled(random, levels - 1));
                case 3 -> node.set(name, MAPPER.createArrayNode().add(shuffled(random, levels - 1)));
                default -> {
                    node.setAll(Map.ofEntries(PIECES.get(random.nextInt(PIECES.size()))));
                    node.setAll((ObjectNode) DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
                }
            }
        }
        return node;
    }

    private static Stream<Map.Entry<String, JsonNode>> pieces(JsonNode node) {
        var own = node.properties().stream();
        var below = StreamSupport.stream(node.spliterator(), false).flatMap(BentEvents::pieces);
        return Stream.concat(own, below);
    }

    /** With more levels in it than a reader is to go down. */
    private static String deeper(String text) {
        return text.replaceFirst("\"\\s*:", "\":" + "[".repeat(1_200) + "]".repeat(1_200) + ",\"more\":");
    }

    private static String sprinkled(String text, Random random) {
        var sprinkled = new StringBuilder(text);
        for (int times = random.nextInt(3); times >= 0; times--) {
            var character = STRANGE.charAt(random.nextInt(STRANGE.length()));
            sprinkled.setCharAt(random.nextInt(sprinkled.length()), character);
        }
        return sprinkled.toString();
    }

    private static String text(String file) {
        try (var in = BentEvents.class.getResourceAsStream("/findings/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
