package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.custody.Claims;
import impound.processors.custody.WorkKeys;
import impound.processors.failure.HeldBack;
import impound.processors.fakes.Ids;
import impound.processors.fakes.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of one account thirty instances are taken within an hour. */
class HourlyLimitTest {
    private static final int MOST = 30;

    private final World world = new World();
    private final ClaimFinding claimFinding = new ClaimFinding(
            new Claims(world.records, world.audit, world.writer, world.clock), world.incidents, world.bucket);

    private final HourlyLimit limit =
            new HourlyLimit(world.records, world.incidents, claimFinding, world.people(), world.settings, world.clock);

    private final OpenIncident openIncident =
            new OpenIncident(world.readFinding, world.bucket, world.audit, world.settings, world.writer, world.clock);

    @Test
    void what_is_beyond_the_limit_waits_until_an_hour_after_the_first() {
        take(0, MOST);
        world.clock.pass(Duration.ofMinutes(58));
        assertThatThrownBy(() -> limit.unlessReached(finding(MOST)))
                .isInstanceOf(HeldBack.class)
                .hasMessageContaining("30 instances of account 111122223333");

        world.clock.pass(Duration.ofMinutes(4));

        assertThat(limit.unlessReached(finding(MOST)).findings()).hasSize(1);
    }

    @Test
    void what_is_delivered_again_once_its_incident_is_open_is_not_counted_again() {
        take(0, MOST);
        var first = finding(0);
        openIncident.open(first.findings().get(0));

        assertThat(limit.unlessReached(first)).isEqualTo(first);
    }

    @Test
    void an_event_counts_once_however_often_it_comes_before_its_incident_is_open() {
        take(0, MOST - 1);
        limit.unlessReached(finding(MOST));
        limit.unlessReached(finding(MOST));

        held(MOST + 1);
        assertThat(limit.unlessReached(finding(MOST)).findings()).hasSize(1);
    }

    @Test
    void what_waits_for_one_account_does_not_fill_the_hour_of_another() {
        for (int number = 0; number < MOST; number++) {
            limit.unlessReached(ofAnother(number));
        }
        for (int times = 0; times < MOST; times++) {
            assertThatThrownBy(() -> limit.unlessReached(ofBoth())).isInstanceOf(HeldBack.class);
        }

        assertThat(limit.unlessReached(finding(0)).findings()).hasSize(1);
    }

    @Test
    void what_waits_is_no_longer_claimed_so_that_a_person_need_not_wait_for_it() {
        take(0, MOST);
        var waiting = claimed(event("03-imported-plain"));
        assertThatThrownBy(() -> limit.unlessReached(waiting)).isInstanceOf(HeldBack.class);

        var byPerson = claimed(event("03-imported-plain").replace("Findings - Imported", "Findings - Custom Action"));

        assertThat(byPerson.findings()).hasSize(1);
    }

    @Test
    void another_account_has_a_count_of_its_own() {
        take(0, MOST);

        assertThat(limit.unlessReached(read(event("07-guardduty-native"))).findings())
                .hasSize(1);
    }

    @Test
    void people_hear_of_it_once_an_hour_however_many_findings_wait() {
        take(0, MOST);
        held(MOST);
        held(MOST + 1);

        assertThat(world.notices.subjects()).containsExactly("Impound: findings of account 111122223333 wait");
    }

    @Test
    void a_person_does_not_wait_and_counts() {
        take(0, MOST - 1);
        limit.unlessReached(byPerson());

        assertThatThrownBy(() -> limit.unlessReached(finding(MOST))).isInstanceOf(HeldBack.class);
        assertThat(limit.unlessReached(byPerson()).findings()).isNotEmpty();
    }

    @Test
    void an_event_of_more_instances_than_the_limit_is_taken_when_nothing_else_was() {
        var large = naming(0, MOST + 5);
        assertThat(limit.unlessReached(large)).isEqualTo(large);

        held(MOST + 6);
    }

    @Test
    void of_two_coordinators_at_the_last_place_one_has_it() {
        take(0, MOST - 1);
        world.records.rivalWritesFirst(() -> limit.unlessReached(finding(MOST)));

        assertThatThrownBy(() -> limit.unlessReached(finding(MOST + 1))).isInstanceOf(HeldBack.class);
    }

    @Test
    void what_is_kept_of_an_hour_stays_small_and_nothing_older_is_in_it() {
        for (int minute = 0; minute < 90; minute++) {
            take(minute, minute + 1);
            world.clock.pass(Duration.ofMinutes(3));
        }

        var hour = Wire.read(
                world.records
                        .read(world.settings.home(), WorkKeys.hour(Ids.MONITORED))
                        .orElseThrow()
                        .bytes(),
                HourlyLimit.Hour.class);
        assertThat(hour.minutes()).hasSizeLessThan(25);
    }

    @Test
    void of_the_events_that_were_counted_only_the_last_ones_are_told_apart() {
        var hour = HourlyLimit.Hour.nothing();
        for (int number = 0; number < 1_500; number++) {
            hour = hour.and(1, "event-" + number, world.clock.instant());
        }

        assertThat(hour.sum()).isEqualTo(1_500);
        assertThat(hour.events()).hasSize(200).endsWith("event-1499");
    }

    private void take(int from, int to) {
        for (int number = from; number < to; number++) {
            limit.unlessReached(finding(number));
        }
    }

    private void held(int number) {
        assertThatThrownBy(() -> limit.unlessReached(finding(number))).isInstanceOf(HeldBack.class);
    }

    private Accepted finding(int number) {
        return naming(number, number + 1);
    }

    /** One event that names these instances. */
    private Accepted naming(int from, int to) {
        var parts = new ArrayList<Finding.Part>();
        for (int number = from; number < to; number++) {
            var one = read(event("03-imported-plain").replace("i-0a1b2c3d4e5f60001", instance(number)));
            parts.addAll(one.findings().get(0).parts());
        }
        var finding = new Finding(parts, List.of(), Optional.empty(), new byte[] {1});
        return new Accepted(List.of(finding), List.of(), Sender.PRODUCT, sha256("event %d %d".formatted(from, to)));
    }

    /** One event that names an instance of this account and one of another. */
    private Accepted ofBoth() {
        var findings = Stream.of(finding(MOST), ofAnother(MOST))
                .flatMap(one -> one.findings().stream())
                .toList();
        return new Accepted(findings, List.of(), Sender.PRODUCT, sha256("of both"));
    }

    private Accepted ofAnother(int number) {
        return read(event("07-guardduty-native").replace("i-0a1b2c3d4e5f60002", instance(number)));
    }

    private Accepted claimed(String event) {
        return (Accepted) claimFinding.claim(read(event));
    }

    private Accepted byPerson() {
        return read("{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"instance\":\"%s\",\"reason\":\"beacon\"}"
                .formatted(instance(100)));
    }

    private Accepted read(String event) {
        return (Accepted) world.readFinding.read(event);
    }

    private static String sha256(String event) {
        return Wire.sha256(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String instance(int number) {
        return "i-0a1b2c3d4e5f7%04d".formatted(number);
    }
}
