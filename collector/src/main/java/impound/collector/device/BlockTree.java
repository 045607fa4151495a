package impound.collector.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kernel's list of block devices, {@code /sys/block}: the only place where a disk's name and its serial meet. */
class BlockTree {

    /** The kernel counts in these whatever the device's own sector size is. */
    private static final int KERNEL_SECTOR = 512;

    private final Path block;

    BlockTree(Path sys) {
        this.block = sys.resolve("block");
    }

    /** Names of all devices whose serial is this. Devices without one (loop, ram) are none of them. */
    List<String> withSerial(String serial) {
        if (!Files.isDirectory(block)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(block)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> serial(name).filter(serial::equals).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NVMe pads serials with blanks. */
    Optional<String> serial(String name) {
        return text(name, "device/serial");
    }

    Optional<String> model(String name) {
        return text(name, "device/model");
    }

    Optional<Long> size(String name) {
        return text(name, "size").map(sectors -> Long.parseLong(sectors) * KERNEL_SECTOR);
    }

    int logicalSectorSize(String name) {
        return text(name, "queue/logical_block_size")
                // A partition's entry lies in its disk's, which has the queue of both.
                .or(() -> text(name, "../queue/logical_block_size"))
                .map(Integer::parseInt)
                .orElse(KERNEL_SECTOR);
    }

    /** What the disk itself writes at a time; 4096 on a disk that shows sectors of 512 only for old programs' sake. */
    int physicalSectorSize(String name) {
        return text(name, "queue/physical_block_size").map(Integer::parseInt).orElse(logicalSectorSize(name));
    }

    // An entry may vanish between the listing and this look: that is an absent device, not an error.
    private Optional<String> text(String name, String attribute) {
        try {
            return Optional.of(
                    Files.readString(block.resolve(name).resolve(attribute)).strip());
        } catch (IOException e) {
            // A device that is on its way out answers ENODEV.
            return Optional.empty();
        }
    }
}
