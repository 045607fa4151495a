package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite can fail: without any one of the safeguards that it is about, it does. */
class MutantsTest {
    private static final int NOT_SURVIVED = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void without_a_safeguard_doubled_messages_are_not_survived(Mutant mutant) throws Exception {
        mutant.compileInto(folder);

        assertThat(exit(folder)).isEqualTo(NOT_SURVIVED);
    }

    @Test
    void with_all_of_them_doubled_messages_are_survived() throws Exception {
        assertThat(exit(folder)).isZero();
    }

    private static int exit(Path first) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "-Xmx512m", "-cp"));
        line.add(first + File.pathSeparator + System.getProperty("java.class.path"));
        line.add(MutantTrial.class.getName());
        var process = new ProcessBuilder(line).inheritIO().start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).as("it ends").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
