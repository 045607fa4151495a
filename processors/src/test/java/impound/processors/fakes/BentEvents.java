package impound.processors.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

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

    private static final String REQUEST =
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"instance\":\"i-0a1b2c3d4e5f60001\","
                    + "\"reason\":\"beacon\",\"who\":\"alice\"}";

    private static final List<JsonNode> DOCUMENTS = Stream.concat(
                    FILES.stream().map(BentEvents::text), Stream.of(REQUEST))
            .map(BentEvents::parsed)
            .toList();

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
