package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.World;
import impound.sandbox.sqs.Sent;
import impound.tool.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** SQS delivers at least once. Here it delivers every message twice, both at the same moment, and nobody may notice. */
@Tag("long")
@ExtendWith(Collected.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HopTest {
    private JumpingSite jumping;
    private Collection doubled;
    private List<Sent> sent;

    @BeforeAll
    void collectWithEachMessageDeliveredTwice() {
        jumping = JumpingSite.under(world -> {
            Collection.suspect(world);
            world.sandbox().sqs().deliverTwice(queue -> true);
        });
        jumping.site().submit(DrillFinding.text());
        jumping.awaitStillness();
        doubled = jumping.site().ended(World.HOME).get(0);
        sent = doubled.queues().sent();
    }

    @AfterEach
    void checkSource() {
        doubled.site().checkUntouched();
    }

    @AfterAll
    void close() throws Exception {
        jumping.close();
    }

    @Test
    void leaves_the_objects_that_one_delivery_leaves_each_written_once(Collection once) {
        var named = Placeholders.of(doubled);

        assertThat(doubled.evidence().versions())
                .extracting(ObjectVersion::key)
                .extracting(named::in)
                .containsExactlyInAnyOrderElementsOf(once.evidence().keys("").stream()
                        .map(Placeholders.of(once)::in)
                        .toList());
    }

    @Test
    void leaves_images_with_the_bytes_that_one_delivery_gives(Collection once) throws Exception {
        var chains = Chains.of(once);

        for (var volume : Chains.of(doubled).volumes()) {
            var image = doubled.incident() + "/disk_evidence/" + volume + ".image.dd";
            try (var bytes = doubled.evidence().open(image)) {
                assertThat(Sha256.of(bytes) + "  " + volume + ".image.dd\n")
                        .isEqualTo(doubled.evidence().text(image + ".sha256"))
                        .isEqualTo(
                                once.evidence().text(image.replace(doubled.incident(), once.incident()) + ".sha256"));
            }
        }
        assertThat(Chains.of(doubled).volumes()).isEqualTo(chains.volumes());
    }

    @Test
    void leaves_one_chain_a_volume_with_the_links_of_one_delivery(Collection once) {
        var chains = Chains.of(doubled);

        assertThat(chains.volumes()).isNotEmpty().allSatisfy(volume -> assertThat(chains.kinds(volume))
                .isEqualTo(Chains.of(once).kinds(volume)));
    }

    @Test
    void makes_nothing_twice_in_aws(Collection once) {
        var view = doubled.world().ec2().view();

        var expected = once.world().ec2().view();
        assertThat(view.snapshots()).hasSameSizeAs(expected.snapshots());
        assertThat(view.instances()).hasSameSizeAs(expected.instances());
        assertThat(view.volumes()).hasSameSizeAs(expected.volumes());
    }

    /**
     * One copy may find what it waits for while another does not: then a hop is in two queues, and two copies are at work in
     * each. More there never are, however many hops come: the streams join.
     */
    @Test
    void sends_no_hop_more_often_than_copies_can_be_at_work_at_once() {
        var copies = Hop.counted(sent);

        assertThat(copies).isNotEmpty();
        assertThat(copies.entrySet())
                .filteredOn(copy -> copy.getValue() > 4)
                .as("hops that went out too often")
                .isEmpty();
    }

    @Test
    void sends_and_writes_nothing_more_when_all_comes_again_after_the_end() {
        var versions = versions();
        var before = doubled.queues().sent().size();

        sent.forEach(doubled.queues()::deliverAgain);
        jumping.awaitStillness();

        assertThat(doubled.queues().sent()).hasSize(before + sent.size());
        assertThat(versions()).isEqualTo(versions);
        assertThat(doubled.queues().parked()).isZero();
    }

    private Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        doubled.evidence().versions().forEach(version -> versions.put(version.key(), version.versionId()));
        return versions;
    }
}
