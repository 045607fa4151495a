package impound.processors.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1a",
                "ap-southeast-2c",
                "us-gov-west-1b",
                "us-east-1-bos-1a",
                "us-west-2-lax-1b",
                "eu-central-1-ham-1a",
                "us-east-1-wl1-bos-wlz-1",
                "ap-northeast-1-wl1-nrt-wlz-1"
            })
    void zones_of_regions_local_zones_and_wavelength_zones_are_zones(String zone) {
        assertThat(new Zone(zone).value()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-east-1", "us-east-1a ", "us-east-1-", "us-east-1-../x-1a", "US-EAST-1A", "a\nb"})
    void anything_else_is_none(String text) {
        assertThatThrownBy(() -> new Zone(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
