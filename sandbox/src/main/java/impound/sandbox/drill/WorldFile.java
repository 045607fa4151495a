package impound.sandbox.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A world that somebody has written down: settings, by which events can be explained without a sandbox, and instances. Accounts and
 * regions must be those of the sandbox; and where its things are the sandbox knows better.
 */
public final class WorldFile {
    private static final String SETTING = "impound.";

    /** What the sandbox has no other of, in the order in which settings write it. */
    private static final Map<String, List<String>> GIVEN = Map.of(
            SETTING + "security-account", List.of(World.SECURITY),
            SETTING + "monitored-accounts", World.MONITORED,
            SETTING + "regions", World.REGIONS);

    private final Properties written;
    private final BystanderSeed instances;

    private WorldFile(Properties written, BystanderSeed instances) {
        this.written = written;
        this.instances = instances;
    }

    /** One in which nothing is written: everything is as the sandbox has it. */
    public static WorldFile none() {
        return of(new Properties());
    }

    /** @throws IllegalArgumentException where something in it is not to be had here */
    public static WorldFile read(Path file) throws IOException {
        var written = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.load(in);
        }
        return of(written);
    }

    private static WorldFile of(Properties written) {
        GIVEN.forEach((name, here) -> check(name, String.join(",", here), written));
        return new WorldFile(written, BystanderSeed.of(written));
    }

    private static void check(String name, String here, Properties written) {
        var there = written.getProperty(name, here).replaceAll("\\s", "");
        if (!there.equals(here)) {
            throw new IllegalArgumentException("%s is %s; the sandbox has %s".formatted(name, there, here));
        }
    }

    /** The same with disks that are all of this size: a blank gibibyte is read in a second, and a hundred are not. */
    public WorldFile withDisksOf(int gibibytes) {
        return new WorldFile(written, instances.withDisksOf(gibibytes));
    }

    BystanderSeed instances() {
        return instances;
    }

    /** Adds to the settings what else they say here: which findings start a capture, above all. */
    void addTo(Properties settings) {
        for (var name : written.stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings.putIfAbsent(name, written.getProperty(name));
            }
        }
    }
}
