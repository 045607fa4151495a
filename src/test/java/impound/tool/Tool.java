package impound.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program of the system, as an examiner has it: what it said, and whether it was content. */
public record Tool(int exit, String output) {
    public static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public static Tool run(Path folder, String... line) {
        try {
            var process = new ProcessBuilder(List.of(line))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes());
            return new Tool(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot run " + line[0], e);
        }
    }
}
