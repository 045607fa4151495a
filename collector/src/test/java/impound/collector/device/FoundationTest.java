package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's tree is made up; the folder, and the number of the file system that it is in, are real. */
class FoundationTest {

    private static final String DISK = "259:7";

    @TempDir
    private Path root;

    private Foundation foundation;

    @BeforeEach
    void disk() throws IOException {
        foundation = new Foundation(root.resolve("sys"));
        list("devices/nvme1n1", DISK);
    }

    @Test
    void a_number_is_the_kernels_major_and_minor() {
        assertThat(DeviceNumber.text(0x10307)).isEqualTo("259:7");
        assertThat(DeviceNumber.text(0x11110370L)).isEqualTo("259:70000");
    }

    @Test
    void a_file_system_on_the_disk_or_on_a_partition_of_it_is_found() throws IOException {
        list("devices/nvme1n1/nvme1n1p1", folder());

        assertThat(foundation.isBelow(root, DISK)).isTrue();
    }

    @Test
    void a_file_system_on_a_volume_of_which_a_partition_is_a_member_is_found() throws IOException {
        Path partition = Files.createDirectories(foundation.sys().resolve("devices/nvme1n1/nvme1n1p1"));
        Path volume = list("devices/dm-0", folder());
        Files.createSymbolicLink(Files.createDirectory(volume.resolve("slaves")).resolve("nvme1n1p1"), partition);

        assertThat(foundation.isBelow(root, DISK)).isTrue();
    }

    @Test
    void a_file_system_on_another_disk_is_not() throws IOException {
        list("devices/nvme1n10", folder());

        assertThat(foundation.isBelow(root, DISK)).isFalse();
    }

    @Test
    void a_file_system_without_a_disk_is_on_none() throws IOException {
        assertThat(foundation.isBelow(root, DISK)).isFalse();
    }

    private Path list(String entry, String number) throws IOException {
        Path place = Files.createDirectories(foundation.sys().resolve(entry));
        Path link = foundation.entry(number);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, place);
        return place;
    }

    private String folder() throws IOException {
        return DeviceNumber.below(root);
    }
}
