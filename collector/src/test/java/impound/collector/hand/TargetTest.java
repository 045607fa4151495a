package impound.collector.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void an_address_in_s3_is_a_bucket_and_a_key() {
        assertThat(Target.of("s3://evidence-1.eu/inc 7/a:b.dd"))
                .isEqualTo(new Target.InS3("evidence-1.eu", "inc 7/a:b.dd"));
    }

    @Test
    void what_has_no_scheme_is_a_file() {
        assertThat(Target.of("/mnt/usb/a.dd")).isEqualTo(new Target.OnDisk(Path.of("/mnt/usb/a.dd")));
        assertThat(Target.of("2026-01-02T03:04.dd")).isEqualTo(new Target.OnDisk(Path.of("2026-01-02T03:04.dd")));
    }
}
