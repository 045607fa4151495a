package impound.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class RoleKeysTest {
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void keys_that_are_there_are_not_waited_for() {
        new RoleKeys(() -> AwsBasicCredentials.create("ASIATEST", "test"), pauses::add).await();

        assertThat(pauses).isEmpty();
    }

    @Test
    void a_machine_without_keys_says_so_after_two_minutes() {
        var keys = new RoleKeys(RoleKeysTest::none, pauses::add);

        assertThatThrownBy(keys::await)
                .isInstanceOf(CollectorFailure.NoMetadata.class)
                .hasMessageContaining("no keys yet");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(2));
    }

    private static AwsCredentials none() {
        throw SdkClientException.create("no keys yet");
    }
}
