package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** The product with one of its safeguards switched off: one class compiled from a source in which one place is changed. */
enum Mutant {
    /** A message's chain is taken for the whole truth, though the bucket may know more. */
    WITHOUT_ADOPTION(
            "processors/src/main/java/impound/processors/custody/Custody.java",
            "var chain = adopted(place, confirmed(place, evidence.chain()));",
            "var chain = evidence.chain();"),
    /** The same wish has another token each time. */
    WITHOUT_CLIENT_TOKENS(
            "processors/src/main/java/impound/processors/stage/Token.java",
            "var wish = \"%s/%s/a%d/%s\"",
            "varies += java.util.UUID.randomUUID();\n        var wish = \"%s/%s/a%d/%s\""),
    /** Whoever writes last is right. */
    WITHOUT_IF_NONE_MATCH(
            "routes/src/main/java/impound/routes/aws/AwsRoutes.java", "\"&conditionalWritesEnabled=true\"", "\"\"");

    private final Path source;
    private final String original;
    private final String changed;

    Mutant(String source, String original, String changed) {
        this.source = Path.of(source);
        this.original = original;
        this.changed = changed;
    }

    /** Leaves the mutated class in this folder, which belongs before the product on a class path. */
    void compileInto(Path folder) {
        try {
            var text = Files.readString(root().resolve(source));
            assertThat(text).as("the place that is to be changed in " + source).containsOnlyOnce(original);
            var file = Files.createDirectories(folder.resolve("source")).resolve(source.getFileName());
            Files.writeString(file, text.replace(original, changed));
            var compiler = ToolProvider.getSystemJavaCompiler();
            var options = List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    file.toString());
            assertThat(compiler.run(null, null, null, options.toArray(String[]::new)))
                    .as("the compiler's exit code for " + this)
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top of the checkout, wherever in it the tests run. */
    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("impound"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
