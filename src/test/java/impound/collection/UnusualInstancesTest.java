package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.Suspect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Instances as they are found: each as EC2 has it, and none of them as a test would like it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusualInstancesTest {
    private static final String SHARED = "vol-0511a4ed000000001";
    private static final List<Suspected> SHARERS = List.of(
            new Suspected(UnusualInstance.ACCOUNT, World.HOME, "i-0bad000000000aa01"),
            new Suspected(UnusualInstance.ACCOUNT, World.HOME, "i-0bad000000000aa02"));

    private static final String SHARERS_FINDING = "f999a737c3bf7309db2a396651fdb500";

    private JumpingSite jumping;
    private final List<Collection> collections = new ArrayList<>();

    @BeforeAll
    void collect() {
        jumping = JumpingSite.under(UnusualInstancesTest::seed);
        for (var kind : UnusualInstance.values()) {
            jumping.site().submit(DrillFinding.about(kind.finding(), List.of(kind.suspected())));
        }
        jumping.site().submit(DrillFinding.about(SHARERS_FINDING, SHARERS));
        jumping.awaitStillness();
        collections.addAll(jumping.site().ended(UnusualInstance.SCARCE));
        collections.addAll(jumping.site().ended(World.HOME));
    }

    @AfterAll
    void close() throws IOException {
        jumping.close();
    }

    @Test
    void of_a_stopped_instance_the_disk_is_taken() {
        assertThat(closing(UnusualInstance.STOPPED).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(closing(UnusualInstance.STOPPED).volumes()).hasSize(1);
    }

    @Test
    void of_a_terminated_instance_nothing_is_left_and_that_is_said() {
        assertThat(closing(UnusualInstance.TERMINATED).state()).isEqualTo(Closing.State.FAILED);
        assertThat(closing(UnusualInstance.TERMINATED).volumes())
                .extracting(Closing.Volume::result)
                .containsExactly("INSTANCE_TERMINATED");
    }

    @Test
    void a_disk_that_no_snapshot_reaches_is_named_and_the_incident_is_partial() {
        var closing = closing(UnusualInstance.WITH_INSTANCE_STORE);

        assertThat(closing.state()).isEqualTo(Closing.State.PARTIAL);
        assertThat(closing.volumes())
                .extracting(Closing.Volume::result)
                .containsExactlyInAnyOrder("COLLECTED", "NOT_CAPTURABLE");
    }

    @Test
    void an_instance_with_no_other_disk_fails_for_that_reason() {
        var closing = closing(UnusualInstance.WITH_NOTHING_BUT_INSTANCE_STORE);

        assertThat(closing.state()).isEqualTo(Closing.State.FAILED);
        assertThat(closing.volumes()).extracting(Closing.Volume::result).contains("INSTANCE_STORE");
    }

    @Test
    void an_instance_that_can_hibernate_is_taken_volume_by_volume_and_that_is_on_record() {
        var chains = chains(UnusualInstance.HIBERNATING);

        assertThat(closing(UnusualInstance.HIBERNATING).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(
                        chains.link(volume, Link.SnapshotTaken.class).oneInstant())
                .isFalse());
    }

    @Test
    void a_set_of_which_one_member_fails_is_taken_anew_volume_by_volume() {
        var chains = chains(UnusualInstance.WITH_A_SET_THAT_FAILS);

        assertThat(closing(UnusualInstance.WITH_A_SET_THAT_FAILS).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(
                        chains.facts(volume, Link.SnapshotTaken.class))
                .extracting(Link.SnapshotTaken::oneInstant)
                .containsExactly(true, false));
    }

    @Test
    void a_disk_from_the_marketplace_that_no_collector_gets_is_kept_and_needs_a_person() {
        var chains = chains(UnusualInstance.FROM_THE_MARKETPLACE);
        var volume = chains.volumes().get(0);

        assertThat(closing(UnusualInstance.FROM_THE_MARKETPLACE).volumes())
                .extracting(Closing.Volume::result)
                .containsExactly("MARKETPLACE");
        var taken = chains.link(volume, Link.SnapshotTaken.class).snapshot().value();
        assertThat(jumping.site().world().ec2().view().snapshot(taken).lock()).isPresent();
    }

    @Test
    void a_disk_in_a_local_zone_is_read_in_a_zone_of_its_region() {
        var chains = chains(UnusualInstance.IN_A_LOCAL_ZONE);

        assertThat(closing(UnusualInstance.IN_A_LOCAL_ZONE).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.link(chains.volumes().get(0), Link.VolumeRestored.class)
                        .zone()
                        .value())
                .matches("us-east-1[ab]");
    }

    @Test
    void tags_of_the_source_are_in_the_document_and_on_nothing_of_ours() {
        var kind = UnusualInstance.WITH_ALL_THE_TAGS_THAT_FIT;
        var document = collection(kind)
                .evidence()
                .text(collection(kind).incident() + "/instances/"
                        + kind.suspected().instance() + ".json");

        assertThat(closing(kind).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(document).contains("aws:cloudformation:stack-name", "tag-49");
        assertThat(jumping.site().world().ec2().view().snapshots())
                .extracting(Snapshot::tags)
                .allSatisfy(tags -> assertThat(tags).doesNotContainKeys("aws:cloudformation:stack-name", "tag-49"));
    }

    @Test
    void of_a_disk_that_no_object_holds_a_copy_is_kept_and_nothing_is_read() {
        var kind = UnusualInstance.WITH_A_DISK_TOO_LARGE_FOR_ONE_OBJECT;
        var chains = chains(kind);
        var volume = chains.volumes().get(0);

        assertThat(closing(kind).volumes()).singleElement().satisfies(result -> {
            assertThat(result.result()).isEqualTo("TOO_LARGE");
            assertThat(result.why()).contains("51200 GiB", "46080 GiB");
            assertThat(result.received())
                    .isEqualTo(chains.link(volume, Link.SnapshotReceived.class)
                            .snapshot()
                            .value());
        });
        assertThat(chains.facts(volume, Link.VolumeCreated.class)).isEmpty();
    }

    @Test
    void where_a_zone_has_no_machine_volume_and_collector_go_to_the_other_and_one_that_ends_is_replaced() {
        var chains = chains(UnusualInstance.WHERE_MACHINES_ARE_SCARCE);
        var volume = chains.volumes().get(0);

        assertThat(closing(UnusualInstance.WHERE_MACHINES_ARE_SCARCE).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.facts(volume, Link.VolumeRestored.class))
                .last()
                .satisfies(restored -> assertThat(restored.zone().value()).isEqualTo(UnusualInstance.SCARCE + "b"));
        assertThat(chains.facts(volume, Link.AttemptEnded.class))
                .anySatisfy(ended -> assertThat(ended.why()).contains("InsufficientInstanceCapacity"))
                .anySatisfy(ended -> assertThat(ended.why()).contains("Client.InternalError"));
        var now = jumping.site().world().sandbox().time().now();
        assertThat(jumping.site().world().ec2().view().volumes())
                .filteredOn(one -> one.ownedBy(World.SECURITY))
                .filteredOn(one -> one.zone().startsWith(UnusualInstance.SCARCE))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.gone(now)).isTrue());
    }

    @Test
    void a_volume_of_two_suspected_instances_has_one_chain_and_one_result() {
        var collection = collection(SHARERS_FINDING);
        var chains = Chains.of(collection);

        assertThat(closing(collection).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(closing(collection).volumes())
                .extracting(Closing.Volume::id)
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(chains.facts(SHARED, Link.ImageVerified.class)).hasSize(1);
    }

    private Closing closing(UnusualInstance kind) {
        return closing(collection(kind));
    }

    private static Closing closing(Collection collection) {
        return Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);
    }

    private Chains chains(UnusualInstance kind) {
        return Chains.of(collection(kind));
    }

    private Collection collection(UnusualInstance kind) {
        return collection(kind.finding());
    }

    private Collection collection(String finding) {
        return collections.stream()
                .filter(one -> one.incident().startsWith(finding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no collection for " + finding));
    }

    private static void seed(World world) {
        for (var kind : UnusualInstance.values()) {
            world.suspect(kind.suspect());
        }
        var failing = world.ec2()
                .view()
                .instance(UnusualInstance.WITH_A_SET_THAT_FAILS.suspected().instance());
        world.ec2().view().volumesOf(failing).get(1).failNextSnapshot("Internal error");
        for (var sharer : SHARERS) {
            world.suspect(Suspect.running(
                    UnusualInstance.ACCOUNT,
                    World.HOME,
                    World.HOME + "a",
                    sharer.instance(),
                    List.of(UnusualInstance.Blank.ROOT, UnusualInstance.Blank.DATA.multiAttached(SHARED))));
        }
        for (var type : List.of("m6i.large", "m5.large", "m7i.large")) {
            world.ec2().seed().exhaust(UnusualInstance.SCARCE + "a", type);
        }
        world.ec2().seed().doomLaunches(World.SECURITY, UnusualInstance.SCARCE, 1);
    }
}
