package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import impound.collector.CollectorFailure;
import impound.collector.record.Manifest;
import impound.collector.report.ProtectionWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedDeviceTest {

    private static final Path SYS = Path.of("/sys");

    @TempDir
    private Path root;

    @Test
    void a_file_is_as_large_as_it_is_long() throws IOException {
        Path file = file(1000);

        try (Device device = new NamedDevice(SYS, file).open()) {
            assertThat(device.description())
                    .isEqualTo(new Manifest.Device(
                            file.toString(), "none", "regular file", 1000, 512, 512, Manifest.Protection.ofFile()));
        }
    }

    @Test
    void a_file_that_changes_its_length_while_it_is_read_is_told() throws IOException {
        Path file = file(1000);
        try (Device device = new NamedDevice(SYS, file).open()) {
            Files.write(file, new byte[1001]);

            assertThatThrownBy(device::confirm).isInstanceOf(CollectorFailure.SizeMismatch.class);
        }
    }

    @Test
    void a_block_device_under_any_name_has_the_kernels_size() throws IOException, InterruptedException {
        // Given a disk of the kernel's, and a link to it as /dev/disk/by-id has them
        Path file = file(3 * 512);
        Path link = root.resolve("by-id");
        try (LoopDevice loop = loop(file);
                Device device = new NamedDevice(SYS, Files.createSymbolicLink(link, loop.node())).open()) {
            // When
            ByteBuffer buffer = ByteBuffer.allocate(3 * 512);
            device.read(buffer, 0);
            device.confirm();

            // Then
            assertThat(buffer.array()).isEqualTo(Files.readAllBytes(file));
            assertThat(device.description())
                    .usingRecursiveComparison()
                    .ignoringFields("protection")
                    .isEqualTo(new Manifest.Device(link.toString(), "none", "", 3 * 512, 512, 512, null));
            assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.NOT_SET);
        }
    }

    @Test
    void what_a_host_writes_to_its_disk_meanwhile_is_counted_and_not_refused()
            throws IOException, InterruptedException {
        try (LoopDevice loop = loop(file(4096));
                Device device = new NamedDevice(SYS, loop.node()).open();
                FileChannel host = FileChannel.open(loop.node(), StandardOpenOption.WRITE)) {
            host.write(ByteBuffer.allocate(4096), 0);
            host.force(true);

            device.confirm();

            Manifest.Protection protection = device.description().protection();
            assertThat(protection.writesAfter().sectors()
                            - protection.writesBefore().sectors())
                    .isEqualTo(8);
            assertThat(ProtectionWords.after(protection)).startsWith("WRITTEN WHILE IT WAS READ");
        }
    }

    @Test
    void a_file_on_the_very_disk_is_refused_and_one_elsewhere_is_not() throws IOException, InterruptedException {
        Path disk = file(4 << 20);
        Path mounted = Files.createDirectory(root.resolve("mounted"));
        try (LoopDevice loop = loop(disk)) {
            run("mkfs.ext4", "-q", loop.node().toString());
            run("mount", loop.node().toString(), mounted.toString());
            try {
                NamedDevice device = new NamedDevice(SYS, loop.node());

                assertThatThrownBy(() -> device.requireElsewhere(mounted.resolve("a.dd")))
                        .isInstanceOf(CollectorFailure.AccessRefused.class)
                        .hasMessageContaining(mounted + " lies on " + loop.node() + " itself");
                assertThatCode(() -> device.requireElsewhere(root.resolve("a.dd")))
                        .doesNotThrowAnyException();
            } finally {
                run("umount", mounted.toString());
            }
        }
    }

    @Test
    void what_this_user_may_not_read_is_told() throws IOException {
        Path file = file(10);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");

        assertThatThrownBy(() -> new NamedDevice(SYS, file).open())
                .isInstanceOf(CollectorFailure.AccessRefused.class)
                .hasMessageContaining("no right to read " + file)
                .hasMessageContaining("as root");
    }

    private static LoopDevice loop(Path file) throws IOException {
        Optional<LoopDevice> loop = LoopDevice.of(file);
        assumeTrue(loop.isPresent(), "this user makes no loop devices");
        return loop.get();
    }

    private Path file(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(root.resolve("disk"), bytes);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
