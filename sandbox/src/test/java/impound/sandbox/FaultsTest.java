package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class FaultsTest extends S3Fixture {

    @Test
    void a_call_that_fails_before_its_effect_has_none() {
        sandbox.faults().on("s3", "PutObject").before("SlowDown", "Please reduce your request rate.", 503);

        assertRefused("SlowDown", 503, () -> put(WORK, "k", "1"));

        assertRefused("NoSuchKey", 404, () -> read(WORK, "k"));
    }

    @Test
    void a_refusal_reaches_a_client_that_is_still_sending() {
        sandbox.faults().on("s3", "PutObject").before("SlowDown", "Please reduce your request rate.", 503);
        var large = RequestBody.fromBytes(bytes(32 << 20));
        var impatient = Clients.client(
                S3Client.builder().forcePathStyle(true).httpClientBuilder(AwsCrtHttpClient.builder()),
                sandbox,
                responder);

        assertRefused(
                "SlowDown",
                503,
                () -> impatient.putObject(put -> put.bucket(WORK).key("k"), large));
    }

    @Test
    void a_call_that_fails_after_its_effect_has_it() {
        sandbox.faults().on("s3", "PutObject").after("InternalError", "We encountered an internal error.", 500);

        assertRefused("InternalError", 500, () -> put(WORK, "k", "1"));

        assertThat(read(WORK, "k")).isEqualTo("1");
    }

    @Test
    void a_lost_answer_is_a_cut_connection_after_the_effect() {
        sandbox.faults().on("s3", "PutObject").lost();

        assertThatThrownBy(() -> put(WORK, "k", "1")).isInstanceOf(SdkClientException.class);

        assertThat(read(WORK, "k")).isEqualTo("1");
    }

    @Test
    void what_happens_instead_of_a_call_leaves_it_without_effect_and_without_answer() {
        var happened = new AtomicBoolean();
        sandbox.faults().on("s3", "PutObject").instead(() -> happened.set(true));

        assertThatThrownBy(() -> put(WORK, "k", "1")).isInstanceOf(SdkClientException.class);

        assertThat(happened).isTrue();
        assertThatThrownBy(() -> read(WORK, "k")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void what_happens_then_comes_after_the_effect_and_nobody_has_an_answer() {
        var seen = new AtomicReference<String>();
        sandbox.faults().on("s3", "PutObject").then(() -> seen.set(read(WORK, "k")));

        assertThatThrownBy(() -> put(WORK, "k", "1")).isInstanceOf(SdkClientException.class);

        assertThat(seen).hasValue("1");
    }

    @Test
    void a_rule_waits_for_its_turn_and_its_condition() {
        var rule = sandbox.faults()
                .on("s3", "PutObject")
                .where(call -> call.rawPath().contains("custody"))
                .nth(2)
                .before("SlowDown", "Please reduce your request rate.", 503);

        put(WORK, "custody/1", "");
        put(WORK, "other", "");

        assertRefused("SlowDown", 503, () -> put(WORK, "custody/2", ""));
        put(WORK, "custody/2", "");
        assertThat(rule.met()).isEqualTo(3);
    }

    @Test
    void a_rule_has_struck_once_its_turn_has_come_and_not_before() {
        var rule = sandbox.faults()
                .on("s3", "PutObject")
                .nth(2)
                .before("SlowDown", "Please reduce your request rate.", 503);

        put(WORK, "k", "1");
        var before = rule.hasStruck();
        assertRefused("SlowDown", 503, () -> put(WORK, "k", "2"));

        assertThat(before).isFalse();
        assertThat(rule.hasStruck()).isTrue();
    }

    @Test
    void of_two_rules_for_the_same_call_only_the_one_that_had_its_way_has_struck() {
        var first = sandbox.faults().on("s3", "PutObject").before("SlowDown", "Please reduce your request rate.", 503);
        var second = sandbox.faults().on("s3", "PutObject").lost();

        assertRefused("SlowDown", 503, () -> put(WORK, "k", "1"));

        assertThat(first.hasStruck()).isTrue();
        assertThat(second.hasStruck()).isFalse();
        assertThat(second.met()).isEqualTo(1);
    }

    @Test
    void every_call_is_on_record_with_who_and_what() {
        put(WORK, "k", "1");

        assertThat(sandbox.calls().of("s3", "PutObject")).singleElement().satisfies(call -> {
            assertThat(call.principal()).isEqualTo("arn:aws:iam::111122223333:user/responder");
            assertThat(call.resource()).isEqualTo(WORK + "/k");
            assertThat(call.region()).isEqualTo("eu-west-1");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.succeeded()).isTrue();
        });
    }
}
