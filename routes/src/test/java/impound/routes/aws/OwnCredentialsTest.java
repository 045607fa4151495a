package impound.routes.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The coordinator's own credentials, and what becomes of them where AWS says that they are over. */
class OwnCredentialsTest {
    private final List<Found> found = new ArrayList<>();
    private final OwnCredentials own = new OwnCredentials(this::find);

    @Test
    void what_was_found_is_used_until_aws_says_that_it_is_over() {
        var first = own.resolveCredentials();

        var again = own.resolveCredentials();

        assertThat(again).isEqualTo(first);
        assertThat(found).hasSize(1);
    }

    @Test
    void after_a_renewal_it_is_looked_for_anew_and_the_old_source_is_closed() {
        var first = own.resolveCredentials();

        OwnCredentials.renewal(own).run();

        assertThat(own.resolveCredentials()).isNotEqualTo(first);
        assertThat(found).extracting(Found::isClosed).containsExactly(true, false);
    }

    @Test
    void a_source_that_keeps_nothing_is_let_go_all_the_same() {
        var keys = List.of("one", "two").iterator();
        var plain = new OwnCredentials(() -> StaticCredentialsProvider.create(key(keys.next())));

        plain.renew();

        assertThat(plain.resolveCredentials()).isEqualTo(key("two"));
    }

    @Test
    void where_none_are_found_for_a_while_the_next_call_looks_again() {
        own.renew();
        found.get(1).missOnce();

        assertThatThrownBy(own::resolveCredentials).isInstanceOf(SdkClientException.class);

        assertThat(own.resolveCredentials()).isEqualTo(key("key 1"));
    }

    @Test
    void credentials_that_were_given_and_not_looked_for_are_left_as_they_are() {
        var given = StaticCredentialsProvider.create(key("given"));

        OwnCredentials.renewal(given).run();

        assertThat(given.resolveCredentials()).isEqualTo(key("given"));
    }

    private Found find() {
        var next = new Found(key("key " + found.size()));
        found.add(next);
        return next;
    }

    private static AwsCredentials key(String id) {
        return AwsBasicCredentials.create(id, "secret");
    }

    /** Where credentials were found: it has a connection to close, and may miss them for a moment. */
    private static final class Found implements AwsCredentialsProvider, SdkAutoCloseable {
        private final AwsCredentials credentials;
        private boolean isClosed;
        private boolean isMissing;

        private Found(AwsCredentials credentials) {
            this.credentials = credentials;
        }

        private boolean isClosed() {
            return isClosed;
        }

        private void missOnce() {
            isMissing = true;
        }

        @Override
        public AwsCredentials resolveCredentials() {
            if (isMissing) {
                isMissing = false;
                throw SdkClientException.create("no credentials");
            }
            return credentials;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
