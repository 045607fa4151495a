package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reader, the file and the document name the same settings with the same defaults. */
class SettingsTableTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| `(impound\\.[^`]+)` \\| `([A-Z_0-9]+)` \\| ([^|]+) \\|.*");

    private final Set<String> asked = new TreeSet<>();

    @Test
    void the_document_has_each_setting_that_the_reader_asks_for_and_no_other() throws IOException {
        read(example());

        assertThat(table().keySet()).isEqualTo(asked);
    }

    @Test
    void the_file_has_each_setting_that_the_reader_asks_for_and_no_other() throws IOException {
        read(example());

        assertThat(file(true).keySet()).isEqualTo(asked);
    }

    @Test
    void the_defaults_of_document_and_file_are_those_of_the_reader() throws IOException {
        var withDefaults = new HashMap<>(example());
        table().forEach((name, text) -> quoted(text).ifPresent(value -> withDefaults.put(name, value)));

        assertThat(read(withDefaults)).isEqualTo(read(example()));
        assertThat(read(file(true))).isEqualTo(read(example()));
    }

    @Test
    void a_setting_that_must_be_written_has_no_default_in_the_document() throws IOException {
        var none = new TreeSet<String>();
        table().forEach((name, text) -> {
            if (text.equals("none")) {
                none.add(name);
            }
        });

        assertThat(none).isEqualTo(new TreeSet<>(example().keySet()));
    }

    @Test
    void the_document_has_the_variable_of_each_setting() throws IOException {
        for (var line : Files.readAllLines(ROOT.resolve("docs/settings.md"))) {
            var row = ROW.matcher(line);

            assertThat(!row.matches()
                            || UnknownSettings.variableOf(row.group(1)).equals(row.group(2)))
                    .as(line)
                    .isTrue();
        }
    }

    private Settings read(Map<String, String> written) {
        return new SettingsReader(new WrittenSettings() {
                    @Override
                    public Optional<String> text(String name) {
                        asked.add(name);
                        return Optional.ofNullable(written.get(name));
                    }

                    @Override
                    public Set<String> names() {
                        return written.keySet();
                    }
                })
                .read();
    }

    private static Map<String, String> example() throws IOException {
        return file(false);
    }

    private static Map<String, String> file(boolean uncommented) throws IOException {
        var text = Files.readString(ROOT.resolve("config/application.properties"));
        var properties = new Properties();
        properties.load(new StringReader(uncommented ? text.replace("\n#impound.", "\nimpound.") : text));
        var settings = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/settings.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                table.put(row.group(1).replace("REGION", "us-east-1"), row.group(3));
            }
        }
        return table;
    }

    private static Optional<String> quoted(String text) {
        return text.startsWith("`") ? Optional.of(text.replace("`", "")) : Optional.empty();
    }
}
