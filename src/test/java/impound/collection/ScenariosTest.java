package impound.collection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillDisks;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Volume;
import impound.sandbox.http.CallRecord;
import impound.tool.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The article's three scenarios, and a collection in another region and account, all at once on one coordinator. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosTest {
    private static final String MONITORED = World.MONITORED.get(0);
    private static final String OTHER = World.MONITORED.get(1);

    /** Instances, and volumes of each. */
    enum Scenario {
        ONE_VOLUME("1000", MONITORED, "us-east-1", 1, 1),
        FOUR_VOLUMES_OF_ONE_INSTANCE("2000", MONITORED, "us-east-1", 1, 4),
        FOUR_INSTANCES_WITH_ONE_VOLUME("3000", MONITORED, "us-east-1", 4, 1),
        ANOTHER_REGION_AND_ACCOUNT("4000", OTHER, "us-west-2", 1, 1);

        private final String finding;
        private final String account;
        private final String region;
        private final int instances;
        private final int volumes;

        Scenario(String number, String account, String region, int instances, int volumes) {
            this.finding = number + "a737c3bf7309db2a396651fdb500";
            this.account = account;
            this.region = region;
            this.instances = instances;
            this.volumes = volumes;
        }

        List<Suspected> suspects() {
            return IntStream.range(0, instances)
                    .mapToObj(number -> new Suspected(
                            account, region, "i-0d1511d15%s%04x".formatted(finding.substring(0, 4), number)))
                    .toList();
        }

        String event() {
            return DrillFinding.about(finding, suspects());
        }
    }

    private JumpingSite jumping;
    private List<Collection> collections;

    @BeforeAll
    void collect() {
        jumping = JumpingSite.under(ScenariosTest::seed);
        for (var scenario : Scenario.values()) {
            jumping.site().submit(scenario.event());
        }
        jumping.site().submit(notEnrolled());
        jumping.awaitStillness();
        collections = new ArrayList<>(jumping.site().ended("us-east-1"));
        collections.addAll(jumping.site().ended("us-west-2"));
    }

    @AfterAll
    void close() throws IOException {
        jumping.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_volume_has_an_image_with_its_bytes(Scenario scenario) throws IOException {
        var collection = collection(scenario);
        var sources = sources(scenario);

        assertThat(sources).hasSize(scenario.instances * scenario.volumes);
        for (var volume : sources) {
            var image = collection.incident() + "/disk_evidence/" + volume.id() + ".image.dd";
            try (var source = Files.newInputStream(volume.disk().file());
                    var read = collection.evidence().open(image)) {
                assertThat(Sha256.of(read)).as(image).isEqualTo(Sha256.of(source));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_incident_is_complete_with_all_volumes(Scenario scenario) {
        var collection = collection(scenario);

        var closing =
                Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(closing.volumes())
                .extracting(Closing.Volume::id)
                .containsExactlyInAnyOrderElementsOf(
                        sources(scenario).stream().map(Volume::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void each_act_is_done_once_where_it_belongs_and_by_the_role_that_may(Scenario scenario) {
        var collection = collection(scenario);

        var acts = Acts.of(collection);

        var volumes = scenario.instances * scenario.volumes;
        var monitored = scenario.account + " ImpoundMonitored ";
        var security = World.SECURITY + " ImpoundSecurity ";
        assertThat(acts)
                .isEqualTo(Acts.expected(
                        monitored + "CreateSnapshots " + scenario.instances,
                        monitored + "LockSnapshot " + volumes,
                        monitored + "ModifySnapshotAttribute " + 2 * volumes,
                        security + "CreateVolume " + volumes,
                        security + "RunInstances " + volumes,
                        security + "AttachVolume " + volumes,
                        security + "DeleteVolume " + volumes,
                        security + "CopySnapshot " + volumes,
                        security + "LockSnapshot " + volumes));
    }

    @ParameterizedTest
    @EnumSource
    void the_volumes_of_one_instance_show_one_instant(Scenario scenario) {
        var chains = Chains.of(collection(scenario));

        for (var suspect : scenario.suspects()) {
            var taken = chains.volumes().stream()
                    .map(volume -> chains.link(volume, Link.SnapshotTaken.class))
                    .filter(link -> link.volume().instance().equals(suspect.instance()))
                    .toList();
            assertThat(taken).hasSize(scenario.volumes).allMatch(Link.SnapshotTaken::oneInstant);
            assertThat(taken.stream().map(Link.SnapshotTaken::startTime).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void everything_of_a_collection_is_in_its_region_and_nothing_of_it_in_another() {
        assertThat(collections).hasSize(4);
        for (var scenario : Scenario.values()) {
            new InItsRegion(jumping.site().world()).check(Chains.of(collection(scenario)), scenario.region);
        }
        assertThat(jumping.site().evidence("eu-west-1").keys("")).isEmpty();
    }

    @Test
    void each_closing_record_is_signed_by_the_key_of_its_own_region() {
        var world = jumping.site().world();

        var signed =
                world.sandbox().calls().of("kms", "Sign").stream().collect(groupingBy(CallRecord::region, counting()));

        assertThat(signed).isEqualTo(Map.of("us-east-1", 3L, "us-west-2", 1L));
    }

    @Test
    void a_finding_for_an_account_that_is_not_enrolled_is_parked_as_it_came_and_nobody_is_asked() {
        assertThat(jumping.site().queues().parked()).isEqualTo(1);
        assertThat(jumping.site()
                        .world()
                        .sandbox()
                        .calls()
                        .where(call -> call.account().equals(World.NOT_ENROLLED)
                                || call.resource().contains(World.NOT_ENROLLED)))
                .isEmpty();
        var parked = jumping.site().work(World.HOME).keys("parked/findings/").stream()
                .filter(key -> !key.endsWith(".json"))
                .toList();
        assertThat(parked).singleElement().satisfies(key -> assertThat(
                        jumping.site().work(World.HOME).text(key))
                .isEqualTo(notEnrolled()));
    }

    private Collection collection(Scenario scenario) {
        return collections.stream()
                .filter(one -> one.incident().startsWith(scenario.finding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no collection of " + scenario));
    }

    private List<Volume> sources(Scenario scenario) {
        var view = jumping.site().world().ec2().view();
        return scenario.suspects().stream()
                .flatMap(suspect -> view.volumesOf(view.instance(suspect.instance())).stream())
                .toList();
    }

    private static String notEnrolled() {
        var theirs = new Suspected(World.NOT_ENROLLED, "us-east-1", "i-0a1b2c3d4e5f60009");
        return DrillFinding.about("5000a737c3bf7309db2a396651fdb500", List.of(theirs));
    }

    private static void seed(World world) {
        for (var scenario : Scenario.values()) {
            scenario.suspects()
                    .forEach(suspect ->
                            world.suspect(suspect.with(disks(world).subList(0, scenario.volumes), Optional.empty())));
        }
    }

    private static List<Path> disks(World world) {
        var folder = world.sandbox().data().resolve("source");
        try {
            return Files.exists(folder)
                    ? List.of(
                            folder.resolve("root.img"),
                            folder.resolve("data.img"),
                            folder.resolve("data-2.img"),
                            folder.resolve("data-3.img"))
                    : DrillDisks.in(folder, 4, 1);
        } catch (IOException e) {
            throw new AssertionError("no disks", e);
        }
    }
}
