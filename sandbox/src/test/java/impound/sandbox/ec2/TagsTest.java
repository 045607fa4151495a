package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;

/** By EC2's guide, "Tag restrictions". */
class TagsTest extends Ec2World {
    private static final String STACK = "aws:cloudformation:stack-name";

    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1).tagged(Map.of(STACK, "web", "Name", "root")),
                SeedDisk.blank("/dev/sdf", 1).tagged(fifty()));
    }

    @Test
    void tags_are_put_on_and_found() {
        monitored.createTags(ask -> ask.resources(suspect.id(), disk(0).id())
                .tags(Tag.builder().key("impound:incident").value("INC-1").build()));

        assertThat(monitored
                        .describeInstances(ask -> ask.filters(filter("tag:impound:incident", "INC-1")))
                        .reservations())
                .hasSize(1);
        assertThat(monitored
                        .describeVolumes(ask -> ask.filters(filter("tag-key", "impound:*")))
                        .volumes())
                .hasSize(1);
    }

    @Test
    void a_tag_that_belongs_to_aws_is_refused() {
        assertRefused(
                "InvalidParameterValue",
                () -> monitored.createTags(ask -> ask.resources(suspect.id())
                        .tags(Tag.builder().key("aws:name").value("x").build())));
    }

    @Test
    void a_thing_has_no_more_than_fifty_tags_and_those_of_aws_do_not_count() {
        assertRefused("TagLimitExceeded", () -> tag(disk(1).id(), "one", "too many"));
        assertThat(disk(1).tags()).hasSize(50);

        tag(disk(0).id(), "impound:incident", "INC-1");

        assertThat(disk(0).tags()).containsOnlyKeys(STACK, "Name", "impound:incident");
    }

    @Test
    void a_snapshot_has_no_more_either_and_then_there_is_no_snapshot() {
        assertRefused(
                "TagLimitExceeded",
                () -> monitored.createSnapshots(ask -> ask.instanceSpecification(of -> of.instanceId(suspect.id()))
                        .copyTagsFromSource("volume")
                        .tagSpecifications(tags("snapshot", "impound:incident", "INC-1"))));

        assertThat(ec2.view().snapshots()).isEmpty();
    }

    @Test
    void the_tags_of_aws_are_not_copied_to_a_snapshot() {
        monitored.createSnapshots(ask ->
                ask.instanceSpecification(of -> of.instanceId(suspect.id())).copyTagsFromSource("volume"));

        assertThat(ec2.view().snapshots().get(0).tags()).containsOnly(Map.entry("Name", "root"));
    }

    @Test
    void keys_and_values_have_a_length() {
        assertRefused("InvalidParameterValue", () -> tag(suspect.id(), "k".repeat(128), ""));
        assertRefused("InvalidParameterValue", () -> tag(suspect.id(), "key", "v".repeat(257)));
    }

    @Test
    void a_key_is_given_once() {
        var one = Tag.builder().key("key").value("one").build();
        var other = Tag.builder().key("key").value("other").build();

        assertRefused(
                "InvalidParameterValue",
                () -> monitored.createTags(ask -> ask.resources(suspect.id()).tags(one, other)));
    }

    @Test
    void a_snapshot_is_found_by_its_tags() {
        monitored.createSnapshot(
                ask -> ask.volumeId(disk(0).id()).tagSpecifications(tags("snapshot", "impound:incident", "INC-1")));
        monitored.createSnapshot(ask -> ask.volumeId(disk(1).id()));
        time.advance(Duration.ofSeconds(1));

        var found = monitored.describeSnapshots(
                ask -> ask.ownerIds("self").filters(filter("tag:impound:incident", "INC-*")));

        assertThat(found.snapshots()).singleElement().satisfies(one -> {
            assertThat(one.volumeId()).isEqualTo(disk(0).id());
            assertThat(one.tags()).extracting("key", "value").containsExactly(tuple("impound:incident", "INC-1"));
        });
    }

    private void tag(String resource, String key, String value) {
        monitored.createTags(ask ->
                ask.resources(resource).tags(Tag.builder().key(key).value(value).build()));
    }

    private static Map<String, String> fifty() {
        return IntStream.range(0, 50)
                .mapToObj(number -> "tag-" + number)
                .collect(Collectors.toMap(Function.identity(), key -> ""));
    }
}
