package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.DrillFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a drill says where it was asked for the wrong thing, or came to no good end. */
class DrillUsageTest {
    @TempDir
    private Path folder;

    @Test
    void a_disk_that_is_not_there_is_wrong_usage() {
        var drill = CommandLine.run("drill", "--disk", folder.resolve("none.img"));

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("cannot read a disk from " + folder.resolve("none.img"));
    }

    @Test
    void a_folder_that_has_something_in_it_is_wrong_usage() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        var drill = CommandLine.run("drill", "--out", folder);

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("--out " + folder + " is there already and not an empty folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "NaN", "fast"})
    void a_time_scale_that_is_none_is_wrong_usage(String scale) {
        var drill = CommandLine.run("drill", "--time-scale=" + scale);

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("--time-scale").contains(scale);
    }

    @Test
    void a_finding_that_names_no_instance_is_wrong_usage() throws IOException {
        var finding = Files.writeString(folder.resolve("finding.json"), "{}");

        var drill = CommandLine.run("drill", "--finding", finding);

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err())
                .contains("the finding names no instance by its ARN")
                .doesNotContain("\tat ");
    }

    @Test
    void a_collection_that_fails_is_not_verified_and_says_why() throws IOException {
        var text = DrillFinding.text()
                .replace("instance/i-0d1511d1511d15110\"", "instance/i-0d1511d1511d1511f\"")
                .replaceFirst(
                        "\"resources\": \\[",
                        "$0 \"arn:aws:ec2:us-east-1:111122223333:instance/i-0d1511d1511d15110\",");
        var finding = Files.writeString(folder.resolve("finding.json"), text);

        var drill = CommandLine.run("drill", "--finding", finding, "--time-scale", 200);

        assertThat(drill.exit()).isEqualTo(1);
        assertThat(drill.out())
                .contains("NOT VERIFIED", "state of the incident: expected COMPLETE, found FAILED")
                .contains("i-0d1511d1511d1511f", "INSTANCE_NOT_FOUND")
                .doesNotContain("Everything was verified");
        assertThat(drill.err()).doesNotContain("\tat ");
    }
}
