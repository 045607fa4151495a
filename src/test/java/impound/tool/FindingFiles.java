package impound.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The inputs of all formats, and the world that they assume. */
public final class FindingFiles {
    private static final String WORLD = "world.properties";

    private FindingFiles() {}

    /** The settings of that world. */
    public static Path world() {
        try {
            return Path.of(FindingFiles.class.getResource("/findings/" + WORLD).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An input as it is sent. */
    public static String event(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(world().resolveSibling(file + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all inputs. */
    public static List<String> all() {
        try (var files = Files.list(world().getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
