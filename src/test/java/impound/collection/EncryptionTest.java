package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.processors.settings.Settings.Order;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case of encryption in one order: what is asked of whom, what is made under which key, and what the images hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EncryptionTest {
    private static final String SECURITY = World.SECURITY + " ImpoundSecurity ";

    /** In blocks of 512 KiB: enough to tell noise by, and less to read than the whole of a disk. */
    private static final int NOISE = 64;

    private final Order order;
    private JumpingSite jumping;
    /** All of them have the same one. */
    private Blocks disk;

    private final Map<EncryptionCase, Collection> collections = new EnumMap<>(EncryptionCase.class);

    EncryptionTest(Order order) {
        this.order = order;
    }

    @BeforeAll
    void collect() throws Exception {
        jumping = JumpingSite.under(options -> options.withNoisyBlocks(NOISE), this::seed);
        for (var one : EncryptionCase.values()) {
            jumping.site().submit(one.event());
        }
        try (var source =
                Files.newInputStream(source(EncryptionCase.NOT_ENCRYPTED).disk().file())) {
            disk = Blocks.of(source);
        }
        jumping.awaitStillness();
        var ended = new ArrayList<>(jumping.site().ended("us-west-2"));
        ended.addAll(jumping.site().ended(World.HOME));
        for (var one : EncryptionCase.values()) {
            ended.stream()
                    .filter(collection -> collection.incident().startsWith(one.finding()))
                    .forEach(collection -> collections.put(one, collection));
        }
    }

    @AfterAll
    void close() throws IOException {
        jumping.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_incident_is_complete(EncryptionCase one) {
        var collection = collections.get(one);

        var closing =
                Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.volumes()).hasSize(1).extracting(Closing.Volume::why).containsExactly("");
        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource
    void each_act_is_done_where_it_belongs_and_no_oftener_than_its_key_makes_necessary(EncryptionCase one) {
        var acts = Acts.of(collections.get(one));

        assertThat(acts).isEqualTo(expected(one));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_made_is_under_our_key_and_that_is_on_record(EncryptionCase one) {
        var chains = Chains.of(collections.get(one));
        var key = jumping.site().world().settings().getProperty("impound." + one.region() + ".forensics-key");
        var volume = chains.volumes().get(0);

        assertThat(chains.link(volume, Link.VolumeRestored.class).encryptionKey())
                .isEqualTo(key);
        assertThat(chains.link(volume, Link.SnapshotReceived.class).encryptionKey())
                .isEqualTo(key);
        assertThat(chains.facts(volume, Link.SnapshotReencrypted.class))
                .extracting(Link.SnapshotReencrypted::encryptionKey)
                .isEqualTo(one.isReencrypted() ? List.of(key) : List.of());
        assertThat(chains.link(volume, Link.SnapshotCompleted.class).encryptionKey())
                .isEqualTo(source(one).keyArn().orElse(""));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_ever_written_is_in_the_image_and_nothing_else_may_differ(EncryptionCase one) throws IOException {
        var disk = source(one).disk();
        var written = disk.image().writtenBlocks();

        var differing = differing(one);

        assertThat(differing).allSatisfy(block -> assertThat(written.get(block)).isFalse());
        if (source(one).keyArn().isEmpty()) {
            assertThat(differing).isEmpty();
        } else {
            assertThat(differing).as("blocks that read as noise").hasSizeGreaterThan(NOISE / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_the_end_there_are_the_source_snapshot_and_the_kept_copy_and_nobody_sees_them(EncryptionCase one) {
        var chains = Chains.of(collections.get(one));
        var volume = chains.volumes().get(0);
        var ours = List.of(
                chains.link(volume, Link.SnapshotTaken.class).snapshot().value(),
                chains.link(volume, Link.SnapshotReceived.class).snapshot().value());

        var left = jumping.site().world().ec2().view().snapshots().stream()
                .filter(snapshot ->
                        snapshot.tags().containsValue(collections.get(one).incident()))
                .toList();

        assertThat(left).extracting(Snapshot::id).containsExactlyInAnyOrderElementsOf(ours);
        assertThat(left)
                .allSatisfy(snapshot -> assertThat(snapshot.sharedWith()).isEmpty());
    }

    private Acts expected(EncryptionCase one) {
        var monitored =
                one.account() + (one.account().equals(World.SECURITY) ? " ImpoundSecurity " : " ImpoundMonitored ");
        var lines = new ArrayList<>(List.of(
                monitored + "CreateSnapshots 1",
                monitored + "LockSnapshot 1",
                SECURITY + "CreateVolume 1",
                SECURITY + "RunInstances 1",
                SECURITY + "AttachVolume 1",
                SECURITY + "DeleteVolume 1",
                SECURITY + "CopySnapshot 1",
                SECURITY + "LockSnapshot 1"));
        if (!one.account().equals(World.SECURITY)) {
            lines.add(monitored + "ModifySnapshotAttribute 2");
        }
        if (one.isReencrypted()) {
            lines.add(monitored + "CopySnapshot 1");
            lines.add(monitored + "DeleteSnapshot 1");
        }
        if (one == EncryptionCase.A_KEY_WHOSE_VOLUME_VANISHES) {
            // shared in vain, and withdrawn; a volume that vanishes, or a copy in error that has to go
            lines.add(monitored + "ModifySnapshotAttribute 2");
            lines.addAll(
                    order == Order.EVIDENCE_FIRST
                            ? List.of(SECURITY + "CreateVolume 1")
                            : List.of(SECURITY + "CopySnapshot 1", SECURITY + "DeleteSnapshot 1"));
        }
        return Acts.expected(lines.toArray(String[]::new));
    }

    private List<Integer> differing(EncryptionCase one) throws IOException {
        var collection = collections.get(one);
        var key = Chains.of(collection)
                .link(source(one).id(), Link.ImageVerified.class)
                .key();
        try (var image = collection.evidence().open(key)) {
            return disk.differingFrom(Blocks.of(image));
        }
    }

    private Volume source(EncryptionCase one) {
        var view = jumping.site().world().ec2().view();
        return view.volumesOf(view.instance(one.suspected().instance())).get(0);
    }

    private void seed(World world) {
        var accounts = world.settings().getProperty("impound.monitored-accounts");
        world.settings().setProperty("impound.monitored-accounts", accounts + "," + World.SECURITY);
        world.settings().setProperty("impound.order", order.text());
        var disk = Collection.disks(world).get(1);
        for (var one : EncryptionCase.values()) {
            one.seed(world, disk);
        }
    }
}
