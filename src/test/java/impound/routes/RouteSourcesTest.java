package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What only the sources of the routes show. */
class RouteSourcesTest {
    private static final Pattern BUILDER = Pattern.compile("extends Route(Configuration)?Builder\\b");

    @Test
    void a_lambda_in_a_route_is_one_expression() throws IOException {
        assertThat(builders()).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContain("-> {")
                .doesNotContain("new Processor(", "new Predicate(", "new Expression("));
    }

    @Test
    void no_endpoint_or_expression_is_put_together_from_a_messages_text() throws IOException {
        assertThat(builders()).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContain("toD(", "simple(", "{{", "exchangeProperty(", ".setProperty("));
    }

    /** What is handed over so is lost with the process, and its message may be deleted already. */
    @Test
    void nothing_is_handed_over_to_another_thread_or_to_a_queue_in_memory() throws IOException {
        assertThat(builders()).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                .doesNotContain("seda:", "disruptor:", ".threads(", ".wireTap(", ".multicast(", "arallelProcessing(")
                .doesNotContain(".throttle(", ".resequence(", ".completionTimeout(", ".completionInterval("));
    }

    @Test
    void a_route_file_fits_on_a_screen_or_two() throws IOException {
        assertThat(builders())
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(150));
    }

    private static List<Path> builders() throws IOException {
        var sources = Path.of(System.getProperty("basedir"), "..", "..", "routes", "src", "main", "java");
        try (var files = Files.walk(sources.resolve(Path.of("impound", "routes")), 1)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> BUILDER.matcher(read(file)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
