package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
    private static final Set<String> KNOWN =
            Set.of("impound.regions", "impound.order", "impound.external-id", "impound.us-east-1.topic");

    private final UnknownSettings unknown = new UnknownSettings(KNOWN, Set.of("us-east-1"));

    @ParameterizedTest
    @CsvSource({
        "impound.regoins, impound.regions",
        "impound.region, impound.regions",
        "impound.externalid, impound.external-id",
        "impound.us-east-1.topics, impound.us-east-1.topic",
    })
    void a_misspelt_setting_is_told_with_the_name_that_was_meant(String written, String meant) {
        assertThat(unknown.among(Set.of(written)))
                .containsExactly(written + " is not a setting: did you mean " + meant + "?");
    }

    @Test
    void a_misspelt_variable_is_told_with_the_variable_that_was_meant() {
        assertThat(unknown.among(Set.of("IMPOUND_EXTERNALID")))
                .containsExactly("IMPOUND_EXTERNALID in the environment is not a setting: did you mean"
                        + " IMPOUND_EXTERNAL_ID?");
    }

    @Test
    void a_name_that_is_like_no_other_is_to_be_removed() {
        assertThat(unknown.among(Set.of("impound.sidecar-port")))
                .containsExactly("impound.sidecar-port is not a setting: remove it; docs/settings.md has all settings");
    }

    @Test
    void a_setting_of_a_region_that_is_not_served_says_which_list_lacks_it() {
        assertThat(unknown.among(Set.of("impound.eu-west-1.topic")))
                .containsExactly(
                        "impound.eu-west-1.topic is set, but eu-west-1 is not in impound.regions: add it there,"
                                + " or remove the setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "impound.order",
                "IMPOUND_US_EAST_1_TOPIC",
                "IMPOUND_CI",
                "IMPOUND_JAVA_OPTIONS",
                "camel.main.name"
            })
    void what_is_read_or_is_no_setting_passes(String written) {
        assertThat(unknown.among(Set.of(written))).isEmpty();
    }

    @Test
    void settings_of_regions_are_not_judged_while_the_list_of_regions_is_wrong() {
        var judge = new UnknownSettings(KNOWN, Set.of());

        assertThat(judge.among(Set.of("impound.eu-west-1.topic", "IMPOUND_EU_WEST_1_TOPIC")))
                .isEmpty();
    }
}
