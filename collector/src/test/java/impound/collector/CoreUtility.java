package impound.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program of the GNU core utilities, as an examiner runs it in a folder. */
record CoreUtility(int exit, String output) {

    static CoreUtility run(Path folder, String... line) {
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CoreUtility(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot run " + line[0], e);
        }
    }
}
