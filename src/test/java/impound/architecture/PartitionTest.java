package impound.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs in AWS runs in each of its partitions: which one it is, is the settings' to say. */
class PartitionTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..", "..");

    @Test
    void no_arn_in_the_code_names_a_partition() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("collector", "processors", "routes")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                files.filter(Files::isRegularFile).forEach(sources::add);
            }
        }

        assertThat(sources).hasSizeGreaterThan(100).allSatisfy(source -> assertThat(Files.readString(source))
                .as(source.toString())
                .doesNotContainPattern("arn:aws(-[a-z-]+)?:"));
    }
}
