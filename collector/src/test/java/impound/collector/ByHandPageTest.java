package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for a person with the collector in hand: what it tells to type can be typed. */
class ByHandPageTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..");
    private static final Pattern LINE =
            Pattern.compile("(?m)^ *(?:\\./jre/bin/)?java -Xmx256m (?:-[XD]\\S+ )*-jar collector\\.jar (.*)$");

    @Test
    void each_line_to_type_is_one_that_the_collector_takes() throws IOException {
        List<String> lines =
                LINE.matcher(page()).results().map(line -> line.group(1)).toList();

        assertThat(lines).hasSizeGreaterThan(4).allSatisfy(line -> assertThatCode(() -> Collector.commands(
                                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()))
                        .parseArgs(line.split(" ")))
                .doesNotThrowAnyException());
    }

    @Test
    void the_readme_leads_there() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("docs/by-hand.md");
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/by-hand.md"));
    }
}
