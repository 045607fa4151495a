package impound.fault;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Where a worker has its classes from. A whole suite starts hundreds of workers, and to find, check and link their classes is a
 * fifth of the work of a start: so they have them from an archive of the JVM's, once one has been written.
 */
final class WorkerClasses {
    private static final String USUAL = System.getProperty("java.class.path");

    private static List<String> options = List.of("-cp", USUAL);

    private WorkerClasses() {}

    /** What the command line of a worker says of its classes. */
    static synchronized List<String> options() {
        return options;
    }

    /** Has a worker make the whole collection of this setup, and write the classes that it had loaded by then. */
    static synchronized void archive(Setup setup) throws Exception {
        var folder = untilTheEnd(Files.createTempDirectory("impound-classes-"));
        var path = String.join(File.pathSeparator, jars(folder));
        var archive = untilTheEnd(folder.resolve("worker.jsa"));
        options = List.of("-cp", path, "-XX:ArchiveClassesAtExit=" + archive);
        try (var trial = ProcessTrial.begin(setup, 1)) {
            trial.awaitEnd();
            trial.endAll();
        }
        // At the address that it was written for: to write all of its pointers anew is a tenth of the work of a start.
        options = List.of(
                "-cp",
                path,
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0");
    }

    /** Goes when this process ends. */
    private static Path untilTheEnd(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }

    /** An archive has no classes of folders: those of each go into a jar. */
    private static List<String> jars(Path folder) {
        var jars = new ArrayList<String>();
        for (var one : USUAL.split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(one))) {
                var jar = untilTheEnd(folder.resolve(jars.size() + ".jar"));
                pack(one, jar);
                jars.add(jar.toString());
            } else if (Files.exists(Path.of(one))) {
                jars.add(one);
            }
        }
        return jars;
    }

    private static void pack(String classes, Path jar) {
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        if (tool.run(System.out, System.err, "cf", jar.toString(), "-C", classes, ".") != 0) {
            throw new AssertionError("no jar of " + classes);
        }
    }
}
