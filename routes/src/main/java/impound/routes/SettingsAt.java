package impound.routes;

import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;

/** Reads the settings alone, for commands that touch nothing. */
public final class SettingsAt {
    private SettingsAt() {}

    /**
     * The settings at this location and of the environment.
     *
     * @throws impound.processors.settings.SettingsProblems where they are wrong
     */
    public static Settings read(String location) {
        var main = new UnhookedMain();
        main.setPropertyPlaceholderLocations(location);
        main.init();
        try {
            return new SettingsReader(SettingsSource.of(main.getCamelContext())).read();
        } finally {
            main.stop();
        }
    }
}
