package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import impound.processors.failure.Answers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's clock decides when a session is over, and the machine's knows nothing of it. */
class ExpiredSessionTest {
    @TempDir
    Path folder;

    private Ec2Site site;

    @BeforeEach
    void build() throws Exception {
        site = new Ec2Site(folder, UnaryOperator.identity());
    }

    @AfterEach
    void tearDown() throws Exception {
        site.close();
    }

    @Test
    void after_a_token_has_expired_the_very_next_try_has_a_new_session() {
        var snapshots = site.snapshots();
        var taken = site.take(snapshots, 1).get(0);
        snapshots.look(MONITORED, taken);
        site.pass(Duration.ofHours(2));

        var expired = catchThrowable(() -> snapshots.look(MONITORED, taken));
        var next = snapshots.look(MONITORED, taken);

        assertThat(Answers.isForLater(expired)).isTrue();
        assertThat(expired).hasMessageContaining("expired");
        assertThat(next).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "ExpiredTokenException", "RequestExpired", "UnrecognizedClientException"})
    void a_session_that_aws_accepts_no_more_is_assumed_anew_once(String code) {
        var snapshots = site.snapshots();
        var taken = site.take(snapshots, 1).get(0);
        snapshots.look(MONITORED, taken);
        site.world().sandbox().faults().on("ec2", "DescribeSnapshots").before(code, "no more", 400);
        var sessions = assumed();

        var expired = catchThrowable(() -> snapshots.look(MONITORED, taken));
        var next = snapshots.look(MONITORED, taken);
        snapshots.look(MONITORED, taken);

        assertThat(Answers.isForLater(expired)).isTrue();
        assertThat(next).isPresent();
        assertThat(assumed()).isEqualTo(sessions + 1);
    }

    private int assumed() {
        return site.world().sandbox().calls().of("sts", "AssumeRole").size();
    }
}
