package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Tag;

/** By EC2's page on request throttling: a bucket of tokens for each account, region and kind of call. */
class RequestLimitTest extends Ec2World {
    private static final Tag MARK = Tag.builder().key("case").value("1").build();

    @Override
    Ec2Options options() {
        return super.options().with(RequestRate.of(5));
    }

    @Test
    void the_sixth_call_of_a_second_is_refused_as_ec2_does_it() {
        look(monitored, 5);

        assertThatThrownBy(() -> look(monitored, 1)).isInstanceOfSatisfying(Ec2Exception.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.isThrottlingException()).isTrue();
        });
    }

    @Test
    void tokens_come_back_with_time_and_never_more_than_the_bucket_holds() {
        look(monitored, 5);
        time.advance(Duration.ofMillis(400));

        look(monitored, 2);
        assertRefused("RequestLimitExceeded", () -> look(monitored, 1));
        time.advance(Duration.ofHours(1));

        look(monitored, 5);
        assertRefused("RequestLimitExceeded", () -> look(monitored, 1));
    }

    @Test
    void another_account_region_or_kind_of_call_has_a_bucket_of_its_own() {
        look(monitored, 5);

        look(security, 5);
        look(elsewhere(), 5);
        monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()));

        assertRefused("RequestLimitExceeded", () -> look(monitored, 1));
    }

    @Test
    void what_is_refused_has_no_effect() {
        for (int i = 0; i < 5; i++) {
            monitored.createTags(ask -> ask.resources(disk(0).id()).tags(MARK));
        }

        assertRefused("RequestLimitExceeded", () -> monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())));

        assertThat(ec2.view().snapshots()).isEmpty();
    }

    private Ec2Client elsewhere() {
        return client(MONITORED, Region.US_EAST_1);
    }

    private static void look(Ec2Client client, int times) {
        for (int i = 0; i < times; i++) {
            client.describeSnapshots(ask -> ask.ownerIds("self"));
        }
    }
}
