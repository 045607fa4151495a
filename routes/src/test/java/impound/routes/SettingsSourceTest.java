package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SettingsSourceTest {
    @Test
    void settings_are_named_wherever_they_are_written_and_nothing_else_is() throws IOException {
        try (var camel = new DefaultCamelContext()) {
            var file = new Properties();
            file.setProperty("impound.regions", "us-east-1");
            file.setProperty("camel.main.name", "impound");
            camel.getPropertiesComponent().setInitialProperties(file);

            var names = new SettingsSource(camel, Set.of("IMPOUND_REGOINS", "PATH")).names();

            assertThat(names).containsExactlyInAnyOrder("impound.regions", "IMPOUND_REGOINS");
        }
    }
}
