package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityLabelTest {
    @ParameterizedTest
    @CsvSource({
        "0, INFORMATIONAL",
        "0.9, INFORMATIONAL",
        "1, LOW",
        "3.9, LOW",
        "3.99, LOW",
        "4, MEDIUM",
        "4.0, MEDIUM",
        "6.9, MEDIUM",
        "7.0, HIGH",
        "8.9, HIGH",
        "9.0, CRITICAL",
        "10.0, CRITICAL",
    })
    void guarddutys_numbers_are_never_rounded(String number, SeverityLabel label) {
        assertThat(SeverityLabel.ofGuardDuty(new BigDecimal(number))).hasValue(label);
    }

    @ParameterizedTest
    @CsvSource({
        "0, INFORMATIONAL",
        "1, LOW",
        "39, LOW",
        "40, MEDIUM",
        "69, MEDIUM",
        "70, HIGH",
        "89, HIGH",
        "90, CRITICAL",
        "100, CRITICAL",
    })
    void security_hubs_numbers_begin_each_label_where_its_reference_says(String number, SeverityLabel label) {
        assertThat(SeverityLabel.ofNormalized(new BigDecimal(number))).hasValue(label);
    }

    @ParameterizedTest
    @CsvSource({"1, INFORMATIONAL", "2, LOW", "3, MEDIUM", "4, HIGH", "5, CRITICAL", "6, CRITICAL"})
    void ocsfs_ids_are_in_the_same_order(String id, SeverityLabel label) {
        assertThat(SeverityLabel.ofOcsf(new BigDecimal(id))).hasValue(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99", "-1", "2.5", "1e99"})
    void an_id_that_says_nothing_is_no_severity(String id) {
        assertThat(SeverityLabel.ofOcsf(new BigDecimal(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.1", "1e99"})
    void a_number_out_of_bounds_is_no_severity(String number) {
        assertThat(SeverityLabel.ofNormalized(new BigDecimal(number))).isEmpty();
        assertThat(SeverityLabel.ofGuardDuty(new BigDecimal(number))).isEmpty();
    }

    @Test
    void another_word_is_no_label() {
        assertThatThrownBy(() -> SeverityLabel.of("high"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("high");
    }
}
