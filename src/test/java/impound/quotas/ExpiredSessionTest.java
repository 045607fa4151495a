package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import impound.processors.aws.S3StoredObjects;
import impound.processors.failure.Answers;
import impound.routes.aws.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

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

    /** S3's reference of HeadObject: an error has no body, so that its status is all there is. */
    @Test
    void a_look_at_an_object_with_keys_that_are_over_is_for_later_too() {
        var keys = StaticCredentialsProvider.create(site.world().coordinator().resolveCredentials());
        try (var clients = new Clients(site.settings(), keys)) {
            var objects = new S3StoredObjects(clients::s3, site.settings());
            site.pass(Duration.ofHours(13));

            var expired = catchThrowable(() -> objects.head(MONITORED.region(), "incident/finding.json"));

            assertThat(expired).matches(Answers::isExpired).matches(Answers::isForLater);
        }
    }

    private int assumed() {
        return site.world().sandbox().calls().of("sts", "AssumeRole").size();
    }
}
