package impound.processors.aws;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.aws.Pace.Ec2Call;
import impound.processors.failure.HeldBack;
import impound.processors.fakes.SettableClock;
import impound.processors.gateway.Scope;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class PaceTest {
    private static final Region ELSEWHERE = new Region("eu-west-1");
    private static final IncidentId FIRST = new IncidentId("first");
    private static final Ec2Call FIRST_COPY = new Ec2Call(new Scope(MONITORED, REGION, FIRST), "CopySnapshot");
    private static final Ec2Call COPY = call("CopySnapshot");
    private static final Ec2Call TAKE = call("CreateSnapshots");
    private static final Ec2Call LOOK = call("DescribeSnapshots");

    private final SettableClock clock = new SettableClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Scope> asked = new ArrayList<>();
    private final Pace pace = new Pace(clock, pauses::add, this::isFirst);

    @Test
    void calls_go_at_once_until_the_bucket_is_empty_and_then_are_held_back() {
        assertThat(made(LOOK)).isBetween(24, 32);
        assertThatThrownBy(() -> pace.begin(LOOK))
                .isInstanceOf(HeldBack.class)
                .hasMessageContaining("account 111122223333");
    }

    @Test
    void no_thread_is_kept_for_longer_than_a_second() {
        made(TAKE);

        assertThat(pauses).isNotEmpty().allSatisfy(pause -> assertThat(pause)
                .isLessThanOrEqualTo(TokenBucket.LONGEST_WAIT));
    }

    @Test
    void time_brings_new_tokens_at_four_fifths_of_awss_own_rate_of_changes() {
        made(TAKE);
        clock.pass(Duration.ofSeconds(5));

        assertThat(made(TAKE)).isEqualTo(20);
    }

    @Test
    void snapshots_of_new_incidents_have_tokens_when_copies_have_none_left() {
        made(COPY);

        assertThat(made(TAKE)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void another_account_region_or_kind_of_call_has_a_bucket_of_its_own() {
        made(TAKE);

        assertThat(made(new Ec2Call(new Scope(SECURITY, REGION, INCIDENT), "CreateSnapshots")))
                .isPositive();
        assertThat(made(new Ec2Call(new Scope(MONITORED, ELSEWHERE, INCIDENT), "CreateSnapshots")))
                .isPositive();
        assertThat(made(LOOK)).isPositive();
        assertThat(made(call("RunInstances"))).isPositive();
    }

    @Test
    void where_another_process_eats_the_rate_ours_is_halved_and_comes_back_with_time() {
        pace.failed(TAKE, refused(503, "RequestLimitExceeded"));
        pace.failed(TAKE, refused(503, "RequestLimitExceeded"));
        made(TAKE);

        clock.pass(Duration.ofSeconds(1));
        var rightAfter = made(TAKE);
        clock.pass(Duration.ofMinutes(1));
        made(TAKE);
        clock.pass(Duration.ofSeconds(1));

        assertThat(rightAfter).isEqualTo(2);
        assertThat(made(TAKE)).isEqualTo(4);
    }

    @Test
    void a_rate_that_is_cut_again_and_again_never_comes_to_nothing() {
        for (int i = 0; i < 100; i++) {
            pace.failed(LOOK, refused(503, "RequestLimitExceeded"));
            clock.pass(Duration.ofSeconds(1));
        }
        clock.pass(Duration.ofSeconds(2));

        assertThat(made(LOOK)).isPositive();
    }

    @Test
    void a_full_quota_closes_its_calls_for_all_for_a_moment() {
        pace.begin(COPY);
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));

        var closed = made(COPY);
        clock.pass(QuotaGate.CLOSED);

        assertThat(closed).isZero();
        assertThat(made(call("CreateVolume"))).isPositive();
        assertThat(made(new Ec2Call(new Scope(MONITORED, ELSEWHERE, INCIDENT), "CopySnapshot")))
                .isPositive();
    }

    @Test
    void one_at_a_time_finds_out_whether_there_is_room_again() {
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));
        clock.pass(QuotaGate.CLOSED);

        pace.begin(COPY);
        var besides = made(COPY);
        pace.succeeded(COPY);
        pace.begin(COPY);
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));

        assertThat(besides).isZero();
        assertThat(made(COPY)).isZero();
    }

    @Test
    void a_probe_that_fails_for_another_reason_lets_the_next_one_in() {
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));
        clock.pass(QuotaGate.CLOSED);
        pace.begin(COPY);

        pace.failed(COPY, refused(500, "InternalError"));

        assertThat(made(COPY)).isEqualTo(1);
    }

    @Test
    void a_minute_after_the_last_refusal_nobody_takes_turns() {
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));

        clock.pass(Duration.ofMinutes(1));

        assertThat(made(COPY)).isGreaterThan(20);
    }

    @Test
    void an_incident_that_goes_first_has_tokens_when_copies_of_others_have_none_left() {
        made(COPY);

        assertThat(made(FIRST_COPY)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void while_an_incident_that_goes_first_waits_for_room_nobody_else_takes_it() {
        pace.failed(FIRST_COPY, refused(400, "ResourceLimitExceeded"));
        clock.pass(QuotaGate.CLOSED);

        var others = made(COPY);
        pace.begin(FIRST_COPY);
        pace.succeeded(FIRST_COPY);

        assertThat(others).isZero();
        assertThat(made(COPY)).isZero();
        assertThat(made(FIRST_COPY)).isEqualTo(1);
    }

    @Test
    void one_that_came_while_others_were_finding_out_is_waited_for_too() {
        pace.failed(COPY, refused(400, "ResourceLimitExceeded"));
        var tooEarly = made(FIRST_COPY);
        clock.pass(Duration.ofMinutes(2));

        var others = made(COPY);

        assertThat(tooEarly).isZero();
        assertThat(others).isZero();
        assertThat(made(FIRST_COPY)).isPositive();
    }

    @Test
    void one_that_comes_no_more_holds_nobody_back_for_long() {
        pace.failed(FIRST_COPY, refused(400, "ResourceLimitExceeded"));

        clock.pass(QuotaGate.HELD_FREE);

        assertThat(made(COPY)).isGreaterThan(20);
    }

    @Test
    void room_for_calls_of_another_kind_or_place_is_not_held_free() {
        pace.failed(FIRST_COPY, refused(400, "ResourceLimitExceeded"));

        assertThat(made(call("CreateVolume"))).isPositive();
        assertThat(made(new Ec2Call(new Scope(MONITORED, ELSEWHERE, INCIDENT), "CopySnapshot")))
                .isPositive();
    }

    @Test
    void where_there_is_enough_for_all_nobody_asks_who_goes_first() {
        pace.begin(COPY);
        pace.failed(COPY, refused(500, "InternalError"));
        made(TAKE);

        assertThat(asked).isEmpty();
    }

    /** How many of these calls are let through at this moment. */
    private int made(Ec2Call call) {
        int made = 0;
        try {
            while (made < 1000) {
                pace.begin(call);
                made++;
            }
            return made;
        } catch (HeldBack enough) {
            return made;
        }
    }

    private boolean isFirst(Scope scope) {
        asked.add(scope);
        return scope.incident().equals(FIRST);
    }

    private static Ec2Call call(String operation) {
        return new Ec2Call(new Scope(MONITORED, REGION, INCIDENT), operation);
    }

    private static Throwable refused(int status, String code) {
        var details = AwsErrorDetails.builder().errorCode(code).build();
        return Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }
}
