package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTreeTest {

    @TempDir
    private Path sys;

    @Test
    void a_partition_has_its_own_size_and_the_sectors_of_its_disk() throws IOException {
        Path disk = Files.createDirectories(sys.resolve("devices/nvme1n1"));
        Files.writeString(Files.createDirectory(disk.resolve("queue")).resolve("logical_block_size"), "4096\n");
        Path partition = Files.createDirectory(disk.resolve("nvme1n1p1"));
        Files.writeString(partition.resolve("size"), "16\n");
        Path block = Files.createDirectories(sys.resolve("class/block"));
        Files.createSymbolicLink(block.resolve("nvme1n1p1"), partition);

        BlockTree tree = new BlockTree(sys.resolve("class"));

        assertThat(tree.size("nvme1n1p1")).contains(8192L);
        assertThat(tree.logicalSectorSize("nvme1n1p1")).isEqualTo(4096);
    }
}
