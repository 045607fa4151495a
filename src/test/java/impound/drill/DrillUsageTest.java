package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.DrillFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--instances 0",
                "--instances 21",
                "--volumes 0",
                "--volumes 21",
                "--size 0",
                "--size 1025",
                "--encryption some",
                "--order first"
            })
    void a_number_or_a_word_that_is_none_of_the_options_is_wrong_usage(String option) {
        var drill = CommandLine.run((Object[]) ("drill " + option).split(" "));

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err())
                .contains(option.split(" ")[0])
                .contains("write ")
                .doesNotContain("\tat ");
    }

    @Test
    void more_disks_than_there_are_letters_for_is_wrong_usage() throws IOException {
        var disk = Files.writeString(folder.resolve("own.img"), "own").toString();
        var arguments = new ArrayList<Object>(List.of("drill"));
        Collections.nCopies(21, disk).forEach(one -> arguments.addAll(List.of("--disk", one)));

        var drill = CommandLine.run(arguments.toArray());

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("--disk is given 21 times");
    }

    @Test
    void disks_of_ones_own_go_with_no_other_disks() throws IOException {
        var disk = Files.writeString(folder.resolve("own.img"), "own");

        var drill = CommandLine.run("drill", "--disk", disk, "--instances", 2);

        assertThat(drill.exit()).isEqualTo(2);
        assertThat(drill.err()).contains("leave out --instances");
    }

    @Test
    void a_finding_for_an_account_that_is_not_enrolled_is_parked_and_the_drill_says_so() throws IOException {
        var text = DrillFinding.text().replace("111122223333", "777788889999");
        var finding = Files.writeString(folder.resolve("finding.json"), text);

        var drill = CommandLine.run("drill", "--finding", finding, "--time-scale", 200);

        assertThat(drill.exit()).isEqualTo(1);
        assertThat(drill.out()).contains("NOT VERIFIED: the finding was parked: ACCOUNT_NOT_ENROLLED");
    }

    @Test
    void a_collection_that_fails_is_not_verified_and_says_why() throws IOException {
        var text = DrillFinding.text().replace("instance/i-0d1511d1511d15110\"", "instance/i-0a1b2c3d4e5f60007\"");
        var finding = Files.writeString(folder.resolve("finding.json"), text);

        var drill = CommandLine.run("drill", "--finding", finding, "--time-scale", 200);

        assertThat(drill.exit()).isEqualTo(1);
        assertThat(drill.out())
                .contains("NOT VERIFIED", "state of the incident: expected COMPLETE, found FAILED")
                .contains("i-0a1b2c3d4e5f60007", "INSTANCE_TERMINATED")
                .doesNotContain("Everything was verified");
        assertThat(drill.err()).doesNotContain("\tat ");
    }
}
