package impound.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that holds the collector against NIST's assertions has each of them, and each test that it names is there to claim it. */
class AcquisitionPageTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir"), "..", "..", "docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (DA-A[MO]-\\d\\d(?: … DA-AO-\\d\\d)?) \\|.*$");

    private static final List<String> ASSERTIONS = Stream.of(
                    IntStream.rangeClosed(1, 10).mapToObj("DA-AM-%02d"::formatted),
                    IntStream.rangeClosed(1, 10).mapToObj("DA-AO-%02d"::formatted),
                    Stream.of("DA-AO-11 … DA-AO-21"),
                    IntStream.rangeClosed(22, 24).mapToObj("DA-AO-%02d"::formatted))
            .flatMap(all -> all)
            .toList();

    @Test
    void each_assertion_is_there_once_and_in_its_place() throws IOException {
        assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(ASSERTIONS);
    }

    @Test
    void each_assertion_has_a_test_or_says_why_it_does_not_apply() throws IOException {
        assertThat(rows().map(MatchResult::group))
                .allSatisfy(row -> assertThat(Claims.NAMED.matcher(row).find() || row.contains("| does not apply: "))
                        .as(row)
                        .isTrue());
    }

    @Test
    void each_test_that_is_named_is_there() throws IOException {
        assertThat(Claims.named(page())).hasSizeGreaterThan(20).isSubsetOf(Claims.all());
    }

    @Test
    void the_page_of_the_evidence_leads_there() throws IOException {
        assertThat(Files.readString(DOCS.resolve("evidence.md"))).contains("acquisition-tool-tests.md");
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(page()).results();
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("acquisition-tool-tests.md"));
    }
}
