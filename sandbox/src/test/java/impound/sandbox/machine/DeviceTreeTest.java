package impound.sandbox.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine's kernel shows of a disk that has just come, beside the one that it booted from. */
class DeviceTreeTest {
    private static final String ROOT = "nvme0n1";
    private static final String DISK = "nvme2n1";

    @TempDir
    private Path host;

    private Path machine;

    @BeforeEach
    void plug() throws IOException {
        machine = host.resolve("i-0123456789abcdef0");
        var devices = new DeviceTree(machine);
        devices.plugRoot("vol-0aaa", Files.createFile(host.resolve("root")), 1 << 30);
        devices.plug("vol-0bbb", Files.createFile(host.resolve("disk")), 1 << 30);
    }

    @Test
    void a_new_disk_can_be_written_and_nobody_holds_it() throws IOException {
        assertThat(sys(DISK, "ro")).isEqualTo("0");
        assertThat(sys(DISK, "queue/physical_block_size")).isEqualTo("512");
        assertThat(machine.resolve("sys/block").resolve(DISK).resolve("holders"))
                .isEmptyDirectory();
    }

    @Test
    void the_kernel_has_looked_at_it_and_written_nothing() throws IOException {
        var figures = sys(DISK, "stat").split("\\s+");

        assertThat(figures).hasSize(17);
        assertThat(Long.parseLong(figures[0])).as("reads").isPositive();
        assertThat(List.of(figures[4], figures[6])).as("writes, sectors").containsOnly("0");
    }

    @Test
    void of_all_disks_the_machines_own_is_mounted() throws IOException {
        var mounts = Files.readAllLines(machine.resolve("proc/self/mountinfo"));

        assertThat(mounts).singleElement().asString().contains(" " + sys(ROOT, "dev") + " / / ");
        assertThat(sys(DISK, "dev")).startsWith("259:").isNotEqualTo(sys(ROOT, "dev"));
        assertThat(Files.readAllLines(machine.resolve("proc/swaps")))
                .singleElement()
                .asString()
                .startsWith("Filename");
    }

    @Test
    void blockdev_sets_one_disk_read_only_and_refuses_everything_else() throws Exception {
        var node = machine.resolve("dev").resolve(DISK).toString();

        var done = blockdev("--setro", node);
        var refused = blockdev("--setro", machine.resolve("dev/nvme9n1").toString());
        var misused = blockdev("--setrw", node);

        assertThat(List.of(done, refused, misused)).containsExactly(0, 1, 1);
        assertThat(sys(DISK, "ro")).isEqualTo("1");
        assertThat(sys(ROOT, "ro")).isEqualTo("0");
    }

    private int blockdev(String option, String node) throws Exception {
        var command = Blockdev.in(host).toString();
        return new ProcessBuilder(command, option, node).start().waitFor();
    }

    private String sys(String name, String file) throws IOException {
        return Files.readString(machine.resolve("sys/block").resolve(name).resolve(file))
                .strip();
    }
}
