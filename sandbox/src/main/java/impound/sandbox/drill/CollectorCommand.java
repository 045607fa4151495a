package impound.sandbox.drill;

import java.nio.file.Path;
import java.util.List;

/** The command line of the real collector: this Java, this class path, a process of its own. */
public final class CollectorCommand {
    private CollectorCommand() {}

    public static List<String> ofThisBuild() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "impound.collector.Collector",
                "run");
    }
}
