package impound.routes;

import impound.processors.settings.WrittenSettings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** The file of settings and the environment, by Camel's rule: a variable counts more than the file, an override most. */
final class SettingsSource implements WrittenSettings {
    private final PropertiesComponent properties;
    private final Set<String> variables;

    /** @param variables names of all variables of the environment */
    SettingsSource(CamelContext camel, Set<String> variables) {
        this.properties = camel.getPropertiesComponent();
        this.variables = variables;
    }

    /** With the variables of this process. */
    static SettingsSource of(CamelContext camel) {
        return new SettingsSource(camel, System.getenv().keySet());
    }

    @Override
    public Optional<String> text(String name) {
        return properties.resolveProperty(name);
    }

    @Override
    public Set<String> names() {
        var written = properties.loadProperties(name -> name.startsWith("impound.")).stringPropertyNames().stream();
        var set = variables.stream().filter(name -> name.startsWith("IMPOUND_"));
        return Stream.concat(written, set).collect(Collectors.toSet());
    }
}
