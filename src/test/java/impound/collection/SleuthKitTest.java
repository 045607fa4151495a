package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Link;
import impound.tool.NeedsTool;
import impound.tool.Tool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An examiner's own tool reads the image as it would read the disk. */
@ExtendWith(Collected.class)
class SleuthKitTest {
    @Test
    @NeedsTool(value = "fls", install = "apt-get install sleuthkit")
    void fls_lists_the_files_of_the_disk_and_the_deleted_one(Collection collection, @TempDir Path folder) {
        var chains = Chains.of(collection);
        var root = chains.volumes().stream()
                .filter(volume -> chains.link(volume, Link.SnapshotTaken.class)
                        .volume()
                        .device()
                        .equals("/dev/xvda"))
                .findFirst()
                .orElseThrow();
        var image = collection
                .evidence()
                .download(chains.link(root, Link.ImageWritten.class).key(), folder);

        var listed = Tool.run(folder, "fls", "-r", "-p", image.toString());

        assertThat(listed.exit()).isZero();
        assertThat(listed.output().lines().map(line -> line.replaceAll("\\d+:\\s+", "")))
                .contains(
                        "r/r etc/hostname",
                        "r/r etc/passwd",
                        "r/r var/log/auth.log",
                        "r/r home/analyst/.bash_history",
                        "r/r opt/agent/agent.sh",
                        "r/r * tmp/notes.txt");
    }
}
