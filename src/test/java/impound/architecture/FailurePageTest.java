package impound.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.StageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for the night something fails has each of our reasons, and nothing that we do not say. */
class FailurePageTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..", "..");
    private static final Pattern REASON = Pattern.compile(
            "(?:super|this|new Rejected|new NothingToTake|new CollectorFailed|new KeyRefused)\\(\\s*\"([A-Z][A-Z_]+)\"");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]+_[A-Z_]+)`");

    /** Made of more than a literal, or said where another pattern would find too much. */
    private static final List<String> OTHERS = List.of(
            "BAD_JSON",
            "TOO_DEEP",
            "NOT_OURS",
            "NO_VOLUMES",
            "BAD_ACCOUNT_ID",
            "BAD_INSTANCE_ID",
            "BAD_VOLUME_ID",
            "INSTANCE_NOT_FOUND",
            "VOLUME_NOT_FOUND",
            "ACCOUNT_NOT_ENROLLED",
            "COLLECTOR_NOT_STARTED",
            "COLLECTOR_GONE",
            "COLLECTOR_STALLED",
            "COLLECTOR_SLOW",
            "CUSTODY_DOUBT");

    @Test
    void every_reason_that_is_parked_has_its_line() throws IOException {
        assertThat(reasons()).hasSizeGreaterThan(30).allSatisfy(reason -> assertThat(page())
                .contains("`" + reason + "`"));
    }

    @Test
    void no_line_is_about_a_reason_that_there_is_not() throws IOException {
        var reasons = reasons();
        var named = NAMED.matcher(page());

        while (named.find()) {
            assertThat(reasons).contains(named.group(1));
        }
    }

    @Test
    void it_names_every_stage() throws IOException {
        assertThat(page())
                .contains(Arrays.stream(StageName.values()).map(StageName::text).toList());
    }

    @Test
    void the_readme_leads_there_and_stays_short() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("docs/when-something-fails.md");
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(150);
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/when-something-fails.md"));
    }

    private static TreeSet<String> reasons() throws IOException {
        var reasons = new TreeSet<>(OTHERS);
        for (var module : List.of("collector", "processors")) {
            try (var files = Files.walk(ROOT.resolve(Path.of(module, "src", "main", "java")))) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    var matcher = REASON.matcher(Files.readString(file));
                    while (matcher.find()) {
                        reasons.add(matcher.group(1));
                    }
                }
            }
        }
        return reasons;
    }
}
