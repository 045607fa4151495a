package impound.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the tests claim, by their names, for the pages that lead there. */
final class Claims {
    /** How a page names a test. */
    static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..", "..");
    private static final Pattern CLAIM = Pattern.compile("(?:void|ArchRule) (\\w+)");

    private Claims() {}

    /** The tests that a page names. */
    static List<String> named(String page) {
        return NAMED.matcher(page)
                .results()
                .map(test -> test.group(1) + "." + test.group(2))
                .toList();
    }

    /** Every test of every module, by its class and its method, or its rule. */
    static Set<String> all() throws IOException {
        var claims = new TreeSet<String>();
        for (var module : List.of("collector/src", "processors/src", "routes/src", "sandbox/src", "src")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("test/java"))) {
                for (var file : files.filter(file -> file.toString().endsWith("Test.java"))
                        .toList()) {
                    var name = file.getFileName().toString().replace(".java", ".");
                    CLAIM.matcher(Files.readString(file)).results().forEach(claim -> claims.add(name + claim.group(1)));
                }
            }
        }
        return claims;
    }
}
