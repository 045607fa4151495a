package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.sandbox.drill.World;
import impound.sandbox.drill.WorldFile;
import impound.tool.FindingFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sender who writes Camel's own names beside a finding, in any letter case, changes nothing of what is collected for it. */
@Tag("long")
class ForgedAttributesTest {
    /** What of a collection must not depend on its sender. */
    private record Result(
            Closing.State state,
            TreeSet<String> evidenceKeys,
            TreeSet<String> workKeys,
            List<String> machineImages,
            Map<String, List<String>> links) {}

    @Test
    void keys_images_and_facts_are_the_same_with_them_as_without() throws Exception {
        var input = Wire.read(FindingFiles.bytes(KnownInput.ATTRIBUTES), JsonNode.class);
        var forged = new TreeMap<String, String>();
        input.path("message_attributes")
                .properties()
                .forEach(field -> forged.put(field.getKey(), field.getValue().asText()));
        assertThat(input.path("send_body").asText()).isEqualTo(KnownInput.PLAIN.file() + ".json");
        assertThat(forged).hasSize(10);

        var plain = collected(Map.of());

        assertThat(collected(forged)).isEqualTo(plain);
        assertThat(plain.state()).isEqualTo(Closing.State.COMPLETE);
    }

    private static Result collected(Map<String, String> beside) throws Exception {
        try (var jumping = JumpingSite.in(
                WorldFile.read(FindingFiles.world()).withDisksOf(1),
                2,
                options -> options.withNoisyBlocks(1),
                world -> {})) {
            var site = jumping.site();
            jumping.operate(() -> site.queues().send(StageName.FINDINGS, KnownInput.PLAIN.event(), beside));
            assertThat(site.queues().parked()).isZero();
            assertThat(site.world().sandbox().calls().all()).noneMatch(call -> beside.values().stream()
                    .filter(value -> value.length() > 2)
                    .anyMatch(call.resource()::contains));
            return result(site);
        }
    }

    private static Result result(Site site) {
        var evidence = site.evidence(World.HOME);
        var chains = Chains.all(evidence).get(0);
        return new Result(
                Wire.read(evidence.read(chains.incident() + "/closing/0001.json"), Closing.class)
                        .state(),
                new TreeSet<>(evidence.keys("")),
                new TreeSet<>(site.work(World.HOME).keys("")),
                chains.volumes().stream()
                        .flatMap(volume -> machineImages(chains, volume))
                        .toList(),
                links(chains));
    }

    private static Stream<String> machineImages(Chains chains, String volume) {
        return chains.facts(volume, Link.CollectorLaunched.class).stream().map(Link.CollectorLaunched::machineImage);
    }

    private static Map<String, List<String>> links(Chains chains) {
        var links = new TreeMap<String, List<String>>();
        chains.volumes().forEach(volume -> links.put(volume, chains.kinds(volume)));
        return links;
    }
}
