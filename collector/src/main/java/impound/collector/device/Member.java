package impound.collector.device;

import impound.collector.CollectorFailure;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk, or one of its partitions, as an entry of the kernel's tree. Each has a number, a read-only flag and users of its
 * own.
 */
record Member(Path entry) {

    /** In the kernel's line of figures: writes completed, and sectors written; the first figure is 0. */
    private static final int WRITES = 4;

    private static final int SECTORS_WRITTEN = 6;

    /** The disk, then its partitions as the kernel shows them now. */
    static List<Member> of(Path disk) {
        Member whole = new Member(disk);
        Stream<Member> partitions = whole.list("").stream()
                .filter(name -> Files.exists(disk.resolve(name).resolve("partition")))
                .map(name -> new Member(disk.resolve(name)));
        return Stream.concat(Stream.of(whole), partitions).toList();
    }

    String name() {
        return entry.getFileName().toString();
    }

    /** Major and minor, such as {@code 259:3}. */
    String number() {
        return text("dev");
    }

    boolean isReadOnly() {
        return text("ro").equals("1");
    }

    /** Names of the devices that were built on this one: by LVM, md, dm and the like. */
    List<String> holders() {
        return list("holders");
    }

    /** Counted since the device was there. A disk's figures are those of its partitions too. */
    Manifest.Writes writes() {
        String[] figures = text("stat").split("\\s+");
        return new Manifest.Writes(Long.parseLong(figures[WRITES]), Long.parseLong(figures[SECTORS_WRITTEN]));
    }

    private String text(String attribute) {
        try {
            return Files.readString(entry.resolve(attribute)).strip();
        } catch (IOException e) {
            throw gone(attribute, e);
        }
    }

    private List<String> list(String folder) {
        try (Stream<Path> entries = Files.list(entry.resolve(folder))) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw gone(folder, e);
        }
    }

    private CollectorFailure gone(String attribute, IOException e) {
        return new CollectorFailure.DeviceNotFound(
                "the kernel does not show '%s' of %s (%s); was it detached?".formatted(attribute, entry, e));
    }
}
