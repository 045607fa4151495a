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

/** The page of what has gone wrong elsewhere has each case once, and each test that it names is there to claim it. */
class CasesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..", "..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (C-\\d{3}) \\|.*$");
    private static final Pattern OWED = Pattern.compile("issue [5-8]\\b|not applicable: ");

    /** Of findings, snapshots, keys, volumes and collectors, uploads, queues, and audit; numbers that lack were given to no case of these. */
    private static final List<String> CASES = Stream.of(
                    IntStream.rangeClosed(1, 4),
                    IntStream.of(6, 7, 9, 11),
                    IntStream.rangeClosed(13, 15),
                    IntStream.of(18, 19, 21, 23, 24, 26, 27, 30),
                    IntStream.rangeClosed(33, 36),
                    IntStream.rangeClosed(39, 40),
                    IntStream.of(42),
                    IntStream.rangeClosed(43, 49),
                    IntStream.of(51, 53, 54),
                    IntStream.rangeClosed(57, 60),
                    IntStream.of(62, 63),
                    IntStream.rangeClosed(65, 68),
                    IntStream.of(70, 71, 73, 75, 76),
                    IntStream.rangeClosed(80, 86),
                    IntStream.rangeClosed(89, 92),
                    IntStream.of(94),
                    IntStream.rangeClosed(97, 99),
                    IntStream.of(101),
                    IntStream.rangeClosed(103, 106),
                    IntStream.rangeClosed(108, 109))
            .flatMap(IntStream::boxed)
            .map("C-%03d"::formatted)
            .toList();

    @Test
    void each_case_is_there_once_and_in_its_place() throws IOException {
        assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(CASES);
    }

    @Test
    void each_case_has_a_test_or_says_why_it_has_none() throws IOException {
        assertThat(rows().map(MatchResult::group)).allSatisfy(row -> assertThat(
                        Claims.NAMED.matcher(row).find() || OWED.matcher(row).find())
                .as(row)
                .isTrue());
    }

    @Test
    void each_test_that_is_named_is_there() throws IOException {
        assertThat(Claims.named(page())).hasSizeGreaterThan(100).isSubsetOf(Claims.all());
    }

    @Test
    void the_readme_leads_there() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("docs/cases.md");
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(page()).results();
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/cases.md"));
    }
}
