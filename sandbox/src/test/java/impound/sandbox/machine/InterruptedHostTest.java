package impound.sandbox.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedHostTest {
    @TempDir
    Path folder;

    private ProcessHandle machine;

    @AfterEach
    void leaveNothing() {
        machine.destroyForcibly();
    }

    @Test
    void whoever_interrupts_the_sandbox_leaves_no_machine_behind() throws Exception {
        var host = startHost();
        machine = machineOf(host);
        assertThat(machine.isAlive()).isTrue();

        host.destroy();

        assertThat(host.waitFor(20, TimeUnit.SECONDS)).isTrue();
        machine.onExit().get(20, TimeUnit.SECONDS);
        assertThat(machine.isAlive()).isFalse();
    }

    private Process startHost() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java, "-Xmx64m", "-cp", classes, Host.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle machineOf(Process host) throws IOException {
        var reader = host.inputReader(StandardCharsets.UTF_8);
        return ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
    }
}
