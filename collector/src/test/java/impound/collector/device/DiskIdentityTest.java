package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import impound.collector.DiskTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither names, links, order nor what is on a disk make another one the right one: its volume's id does. */
class DiskIdentityTest {

    private static final String WANTED = "vol-0abc";
    private static final String OTHER = "vol-0def";
    private static final Pause NOTHING_HAPPENS = time -> {};

    @TempDir
    private Path root;

    private DiskTree tree;

    @BeforeEach
    void plant() {
        tree = new DiskTree(root);
    }

    @Test
    void names_swapped_before_it_is_opened_do_not_matter() {
        tree.attach("nvme1n1", WANTED, disk('w', 512));
        tree.set("nvme1n1", "size", "0");
        Pause namesAreSwapped = time -> {
            tree.attach("nvme1n1", OTHER, disk('o', 512));
            tree.attach("nvme2n1", WANTED, disk('w', 512));
        };

        Device device = finder(namesAreSwapped).await(WANTED, 512);

        assertThat(device.description().path()).isEqualTo(tree.node("nvme2n1").toString());
        assertThat(firstByte(device)).isEqualTo((byte) 'w');
    }

    @ParameterizedTest
    @CsvSource({"nvme1n1, nvme2n1", "nvme2n1, nvme1n1"})
    void of_two_new_disks_it_is_the_one_with_the_serial_whichever_came_last(String wanted, String other) {
        Pause bothCome = time -> {
            tree.attach(wanted, WANTED, disk('w', 512));
            tree.attach(other, OTHER, disk('o', 512));
        };

        Device device = finder(bothCome).await(WANTED, 512);

        assertThat(firstByte(device)).isEqualTo((byte) 'w');
    }

    @Test
    void links_beside_the_node_are_not_followed() throws IOException {
        tree.attach("nvme1n1", OTHER, disk('o', 512));
        tree.attach("nvme2n1", WANTED, disk('w', 512));
        Files.createSymbolicLink(tree.node("nvme-Amazon_Elastic_Block_Store_vol0abc"), tree.node("nvme1n1"));

        Device device = finder(NOTHING_HAPPENS).await(WANTED, 512);

        assertThat(firstByte(device)).isEqualTo((byte) 'w');
    }

    @Test
    void a_node_that_is_a_stale_link_to_another_device_is_refused() throws IOException {
        tree.list("nvme1n1", WANTED, 512);
        Files.createSymbolicLink(tree.node("nvme1n1"), Path.of("/dev/zero"));

        assertThatThrownBy(() -> finder(NOTHING_HAPPENS).await(WANTED, 512))
                .isInstanceOf(CollectorFailure.DeviceIdentity.class)
                .hasMessageContaining("nvme1n1 is device 1:5")
                .hasMessageContaining("is 259:0");
    }

    @Test
    void a_node_that_is_another_device_in_the_end_is_noticed() throws IOException {
        tree.attach("nvme1n1", WANTED, disk('w', 512));
        Device device = finder(NOTHING_HAPPENS).await(WANTED, 512);

        Files.delete(tree.node("nvme1n1"));
        Files.createSymbolicLink(tree.node("nvme1n1"), Path.of("/dev/zero"));

        assertThatThrownBy(device::confirm).isInstanceOf(CollectorFailure.DeviceIdentity.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_on_a_disk_neither_hides_it_nor_makes_it_another(Content content) {
        tree.attach("nvme0n1", OTHER, content.disk('o'));
        tree.attach("nvme1n1", WANTED, content.disk('w'));

        Device device = finder(NOTHING_HAPPENS).await(WANTED, Content.SIZE);

        assertThat(allOf(device)).isEqualTo(content.disk('w'));
    }

    private static byte[] allOf(Device device) {
        ByteBuffer all = ByteBuffer.allocate((int) device.size());
        device.read(all, 0);
        return all.array();
    }

    private DeviceFinder finder(Pause pause) {
        return new DeviceFinder(tree.kernel(), tree.flag(), Duration.ofSeconds(1), pause);
    }

    private static byte[] disk(char letter, int size) {
        byte[] disk = new byte[size];
        Arrays.fill(disk, (byte) letter);
        return disk;
    }

    private static byte firstByte(Device device) {
        return allOf(device)[0];
    }

    /** The same on the wanted disk and on the collector's own, but for the last byte. */
    private enum Content {
        RAW_ZEROS(0, ""),
        NO_LABEL_AND_NO_TABLE(1080, "\u0053\u00ef"),
        A_LABEL_EQUAL_TO_THE_COLLECTORS_OWN(1144, "cloudimg-rootfs"),
        LUKS(0, "LUKS\u00ba\u00be\u0000\u0002"),
        A_TABLE_OF_PARTITIONS(510, "\u0055\u00aa");

        private static final int SIZE = 4096;
        private final int offset;
        private final String bytes;

        Content(int offset, String bytes) {
            this.offset = offset;
            this.bytes = bytes;
        }

        private byte[] disk(char last) {
            byte[] disk = new byte[SIZE];
            byte[] signature = bytes.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(signature, 0, disk, offset, signature.length);
            disk[SIZE - 1] = (byte) last;
            return disk;
        }
    }
}
