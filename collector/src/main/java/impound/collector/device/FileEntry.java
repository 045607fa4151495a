package impound.collector.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the kernel would say of a disk, said of a file that is read as one. A file may have any length. */
final class FileEntry extends BlockTree {

    private final Path file;

    FileEntry(Path file) {
        super(file);
        this.file = file;
    }

    @Override
    Optional<String> serial(String name) {
        return Optional.of(NamedDevice.NO_SERIAL);
    }

    @Override
    Optional<String> model(String name) {
        return Optional.of("regular file");
    }

    @Override
    Optional<Long> size(String name) {
        try {
            return Optional.of(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
