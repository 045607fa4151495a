package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.Suspect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Instances as they are found: each as EC2 has it, and none of them as a test would like it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusualInstancesTest {
    private static final String ACCOUNT = World.MONITORED.get(0);
    private static final String SHARED = "vol-0511a4ed000000001";
    /** Where the first zone has no machine left to give, and the next machine ends by itself. */
    private static final String SCARCE = "eu-west-1";

    private static final SeedDisk ROOT = SeedDisk.blank("/dev/xvda", 1);
    private static final SeedDisk DATA = SeedDisk.blank("/dev/sdf", 1);

    private enum Kind {
        STOPPED(World.HOME, suspect -> suspect.in(InstanceState.STOPPED), ROOT),
        TERMINATED(World.HOME, suspect -> suspect.in(InstanceState.TERMINATED), ROOT),
        WITH_INSTANCE_STORE(World.HOME, suspect -> suspect.ofType("m5d.large"), ROOT),
        WITH_NOTHING_BUT_INSTANCE_STORE(World.HOME, suspect -> suspect.ofType("m5d.large")),
        HIBERNATING(World.HOME, Suspect::hibernating, ROOT, DATA),
        WITH_A_SET_THAT_FAILS(World.HOME, suspect -> suspect, ROOT, DATA),
        FROM_THE_MARKETPLACE(World.HOME, suspect -> suspect, ROOT.sold("cthulhu0123")),
        IN_A_LOCAL_ZONE(World.HOME, suspect -> suspect, ROOT),
        WITH_ALL_THE_TAGS_THAT_FIT(World.HOME, suspect -> suspect.tagged(tags()), ROOT.tagged(tags())),
        WITH_A_DISK_TOO_LARGE_FOR_ONE_OBJECT(World.HOME, suspect -> suspect, SeedDisk.blank("/dev/xvda", 51_200)),
        WHERE_MACHINES_ARE_SCARCE(SCARCE, suspect -> suspect, ROOT);

        private final String region;
        private final UnaryOperator<Suspect> difference;
        private final List<SeedDisk> disks;

        Kind(String region, UnaryOperator<Suspect> difference, SeedDisk... disks) {
            this.region = region;
            this.difference = difference;
            this.disks = List.of(disks);
        }

        Suspected suspected() {
            return new Suspected(
                    ACCOUNT,
                    region,
                    "i-0bad0000000000%02x0".formatted(ordinal() + 1).substring(0, 19));
        }

        String finding() {
            return "f%03d".formatted(ordinal()) + "a737c3bf7309db2a396651fdb500";
        }

        String zone() {
            return this == IN_A_LOCAL_ZONE ? "us-east-1-bos-1a" : region + "a";
        }

        Suspect suspect() {
            return difference.apply(
                    Suspect.running(ACCOUNT, region, zone(), suspected().instance(), disks));
        }
    }

    private static final List<Suspected> SHARERS = List.of(
            new Suspected(ACCOUNT, World.HOME, "i-0bad000000000aa01"),
            new Suspected(ACCOUNT, World.HOME, "i-0bad000000000aa02"));

    private static final String SHARERS_FINDING = "f999a737c3bf7309db2a396651fdb500";

    private Site site;
    private final List<Collection> collections = new ArrayList<>();

    @BeforeAll
    void collect() throws Exception {
        site = Site.under(UnusualInstancesTest::seed);
        for (var kind : Kind.values()) {
            site.submit(DrillFinding.about(kind.finding(), List.of(kind.suspected())));
        }
        site.submit(DrillFinding.about(SHARERS_FINDING, SHARERS));
        collections.addAll(site.await(SCARCE, 1));
        collections.addAll(site.await(World.HOME, Kind.values().length));
    }

    @AfterAll
    void close() throws IOException {
        site.close();
    }

    @Test
    void of_a_stopped_instance_the_disk_is_taken() {
        assertThat(closing(Kind.STOPPED).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(closing(Kind.STOPPED).volumes()).hasSize(1);
    }

    @Test
    void of_a_terminated_instance_nothing_is_left_and_that_is_said() {
        assertThat(closing(Kind.TERMINATED).state()).isEqualTo(Closing.State.FAILED);
        assertThat(closing(Kind.TERMINATED).volumes())
                .extracting(Closing.Volume::result)
                .containsExactly("INSTANCE_TERMINATED");
    }

    @Test
    void a_disk_that_no_snapshot_reaches_is_named_and_the_incident_is_partial() {
        var closing = closing(Kind.WITH_INSTANCE_STORE);

        assertThat(closing.state()).isEqualTo(Closing.State.PARTIAL);
        assertThat(closing.volumes())
                .extracting(Closing.Volume::result)
                .containsExactlyInAnyOrder("COLLECTED", "NOT_CAPTURABLE");
    }

    @Test
    void an_instance_with_no_other_disk_fails_for_that_reason() {
        var closing = closing(Kind.WITH_NOTHING_BUT_INSTANCE_STORE);

        assertThat(closing.state()).isEqualTo(Closing.State.FAILED);
        assertThat(closing.volumes()).extracting(Closing.Volume::result).contains("INSTANCE_STORE");
    }

    @Test
    void an_instance_that_can_hibernate_is_taken_volume_by_volume_and_that_is_on_record() {
        var chains = chains(Kind.HIBERNATING);

        assertThat(closing(Kind.HIBERNATING).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(
                        chains.link(volume, Link.SnapshotTaken.class).oneInstant())
                .isFalse());
    }

    @Test
    void a_set_of_which_one_member_fails_is_taken_anew_volume_by_volume() {
        var chains = chains(Kind.WITH_A_SET_THAT_FAILS);

        assertThat(closing(Kind.WITH_A_SET_THAT_FAILS).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(
                        chains.facts(volume, Link.SnapshotTaken.class))
                .extracting(Link.SnapshotTaken::oneInstant)
                .containsExactly(true, false));
    }

    @Test
    void a_disk_from_the_marketplace_that_no_collector_gets_is_kept_and_needs_a_person() {
        var chains = chains(Kind.FROM_THE_MARKETPLACE);
        var volume = chains.volumes().get(0);

        assertThat(closing(Kind.FROM_THE_MARKETPLACE).volumes())
                .extracting(Closing.Volume::result)
                .containsExactly("MARKETPLACE");
        var taken = chains.link(volume, Link.SnapshotTaken.class).snapshot().value();
        assertThat(site.world().ec2().view().snapshot(taken).lock()).isPresent();
    }

    @Test
    void a_disk_in_a_local_zone_is_read_in_a_zone_of_its_region() {
        var chains = chains(Kind.IN_A_LOCAL_ZONE);

        assertThat(closing(Kind.IN_A_LOCAL_ZONE).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.link(chains.volumes().get(0), Link.VolumeRestored.class)
                        .zone()
                        .value())
                .matches("us-east-1[ab]");
    }

    @Test
    void tags_of_the_source_are_in_the_document_and_on_nothing_of_ours() {
        var kind = Kind.WITH_ALL_THE_TAGS_THAT_FIT;
        var document = collection(kind)
                .evidence()
                .text(collection(kind).incident() + "/instances/"
                        + kind.suspected().instance() + ".json");

        assertThat(closing(kind).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(document).contains("aws:cloudformation:stack-name", "tag-49");
        assertThat(site.world().ec2().view().snapshots())
                .extracting(Snapshot::tags)
                .allSatisfy(tags -> assertThat(tags).doesNotContainKeys("aws:cloudformation:stack-name", "tag-49"));
    }

    @Test
    void of_a_disk_that_no_object_holds_a_copy_is_kept_and_nothing_is_read() {
        var kind = Kind.WITH_A_DISK_TOO_LARGE_FOR_ONE_OBJECT;
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
        var chains = chains(Kind.WHERE_MACHINES_ARE_SCARCE);
        var volume = chains.volumes().get(0);

        assertThat(closing(Kind.WHERE_MACHINES_ARE_SCARCE).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.facts(volume, Link.VolumeRestored.class))
                .last()
                .satisfies(restored -> assertThat(restored.zone().value()).isEqualTo(SCARCE + "b"));
        assertThat(chains.facts(volume, Link.AttemptEnded.class))
                .anySatisfy(ended -> assertThat(ended.why()).contains("InsufficientInstanceCapacity"))
                .anySatisfy(ended -> assertThat(ended.why()).contains("Client.InternalError"));
        var now = site.world().sandbox().time().now();
        assertThat(site.world().ec2().view().volumes())
                .filteredOn(one -> one.ownedBy(World.SECURITY))
                .filteredOn(one -> one.zone().startsWith(SCARCE))
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

    private Closing closing(Kind kind) {
        return closing(collection(kind));
    }

    private static Closing closing(Collection collection) {
        return Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);
    }

    private Chains chains(Kind kind) {
        return Chains.of(collection(kind));
    }

    private Collection collection(Kind kind) {
        return collection(kind.finding());
    }

    private Collection collection(String finding) {
        return collections.stream()
                .filter(one -> one.incident().startsWith(finding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no collection for " + finding));
    }

    private static void seed(World world) {
        for (var kind : Kind.values()) {
            world.suspect(kind.suspect());
        }
        var failing = world.ec2()
                .view()
                .instance(Kind.WITH_A_SET_THAT_FAILS.suspected().instance());
        world.ec2().view().volumesOf(failing).get(1).failNextSnapshot("Internal error");
        for (var sharer : SHARERS) {
            world.suspect(Suspect.running(
                    ACCOUNT,
                    World.HOME,
                    World.HOME + "a",
                    sharer.instance(),
                    List.of(ROOT, DATA.multiAttached(SHARED))));
        }
        for (var type : List.of("m6i.large", "m5.large", "m7i.large")) {
            world.ec2().seed().exhaust(SCARCE + "a", type);
        }
        world.ec2().seed().doomLaunches(World.SECURITY, SCARCE, 1);
    }

    private static Map<String, String> tags() {
        var tags = new TreeMap<>(Map.of("aws:cloudformation:stack-name", "theirs"));
        IntStream.range(1, 50).forEach(number -> tags.put("tag-" + number, "x"));
        return tags;
    }
}
