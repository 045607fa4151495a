package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite can fail: without any one of the safeguards that it is about, it does. */
class MutantsTest {
    private static final int NOT_SURVIVED = 3;

    private static final ExecutorService PROCESSES = Executors.newFixedThreadPool(2);
    private static final Map<Mutant, Future<Integer>> MUTATED = new EnumMap<>(Mutant.class);

    @TempDir
    static Path folder;

    private static Future<Integer> whole;

    /** Two at a time: the clock of each jumps, but its SDK waits in real time before it tries again. */
    @BeforeAll
    static void they_are_started() {
        whole = PROCESSES.submit(() -> exit(folder.resolve("nothing")));
        for (var mutant : Mutant.values()) {
            var classes = folder.resolve(mutant.name());
            MUTATED.put(mutant, PROCESSES.submit(() -> {
                mutant.compileInto(Files.createDirectory(classes));
                return exit(classes);
            }));
        }
    }

    @AfterAll
    static void none_is_left() {
        PROCESSES.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void without_a_safeguard_doubled_messages_are_not_survived(Mutant mutant) throws Exception {
        assertThat(MUTATED.get(mutant).get()).isEqualTo(NOT_SURVIVED);
    }

    @Test
    void with_all_of_them_doubled_messages_are_survived() throws Exception {
        assertThat(whole.get()).isZero();
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
