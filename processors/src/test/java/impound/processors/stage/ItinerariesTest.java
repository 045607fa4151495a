package impound.processors.stage;

import static impound.processors.fakes.Ids.ENCRYPTED;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.TARGET;
import static impound.processors.fakes.Ids.THEIR_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.fakes.FakeKeys;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.SettingsOf;
import impound.processors.gateway.Keys.Answer;
import impound.processors.id.KeyArn;
import impound.processors.settings.Settings;
import impound.processors.settings.Settings.Order;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItinerariesTest {
    private static final Target OWN = new InstanceTarget(SECURITY, TARGET.region(), TARGET.instance());
    private static final String IMAGE = "restore launch attach image verify";
    private static final Set<KeyArn> NO_KEYS = Set.of();

    private final FakeKeys keys = new FakeKeys();
    private final SettableClock clock = new SettableClock();

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("not encrypted", TARGET, ROOT, Answer.UNKNOWN, Answer.UNKNOWN, "share"),
                arguments("key that admits", TARGET, ENCRYPTED, Answer.YES, Answer.UNKNOWN, "share"),
                arguments("key that does not admit", TARGET, ENCRYPTED, Answer.NO, Answer.NO, "reencrypt share"),
                arguments("aws/ebs", TARGET, ENCRYPTED, Answer.NO, Answer.YES, "reencrypt share"),
                arguments(
                        "aws/ebs, no word of rights", TARGET, ENCRYPTED, Answer.UNKNOWN, Answer.YES, "reencrypt share"),
                arguments("no word of the key at all", TARGET, ENCRYPTED, Answer.UNKNOWN, Answer.UNKNOWN, "share"),
                arguments("own account", OWN, ROOT, Answer.UNKNOWN, Answer.UNKNOWN, ""),
                arguments("own account, encrypted", OWN, ENCRYPTED, Answer.NO, Answer.YES, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_image_first_is_the_way_without_a_copy_before_it(
            String name, Target target, SourceVolume volume, Answer admits, Answer managed, String head) {
        keys.admits(THEIR_KEY, admits);
        keys.isAwsManaged(THEIR_KEY, managed);

        var way = way(settings(Order.EVIDENCE_FIRST, NO_KEYS, NO_KEYS), target, volume);

        assertThat(way).isEqualTo((head + " " + IMAGE + " receive").strip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_kept_copy_first_is_the_articles_order(
            String name, Target target, SourceVolume volume, Answer admits, Answer managed, String head) {
        keys.admits(THEIR_KEY, admits);
        keys.isAwsManaged(THEIR_KEY, managed);

        var way = way(settings(Order.PRESERVE_FIRST, NO_KEYS, NO_KEYS), target, volume);

        assertThat(way).isEqualTo((head + " receive " + IMAGE).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "46080, share restore launch attach image verify receive",
        "46081, share receive restore launch attach image verify",
    })
    void a_disk_too_large_for_one_object_is_kept_before_anything_else(int gib, String way) {
        var volume = new SourceVolume(ROOT.id(), ROOT.instance(), "/dev/xvda", gib, "gp3", "");

        assertThat(way(settings(Order.EVIDENCE_FIRST, NO_KEYS, NO_KEYS), TARGET, volume))
                .isEqualTo(way);
    }

    @Test
    void a_key_that_settings_know_not_to_admit_us_is_not_asked_about() {
        keys.admits(THEIR_KEY, Answer.YES);

        var way = way(settings(Order.EVIDENCE_FIRST, Set.of(THEIR_KEY), NO_KEYS), TARGET, ENCRYPTED);

        assertThat(way).startsWith("reencrypt share");
        assertThat(keys.asked()).isEmpty();
    }

    @Test
    void a_key_that_settings_know_to_admit_us_is_not_asked_about() {
        keys.admits(THEIR_KEY, Answer.NO);

        var way = way(settings(Order.EVIDENCE_FIRST, NO_KEYS, Set.of(THEIR_KEY)), TARGET, ENCRYPTED);

        assertThat(way).startsWith("share");
        assertThat(keys.asked()).isEmpty();
    }

    @Test
    void the_security_account_is_asked_first_and_the_keys_own_only_where_that_says_nothing() {
        way(settings(Order.EVIDENCE_FIRST, NO_KEYS, NO_KEYS), TARGET, ENCRYPTED);

        assertThat(keys.asked()).containsExactly("admits " + SECURITY, "managed " + MONITORED);
    }

    @Test
    void many_volumes_under_one_key_ask_once_and_a_later_incident_again() {
        var itineraries = itineraries(settings(Order.EVIDENCE_FIRST, NO_KEYS, NO_KEYS));
        var evidence = Evidence.of(INCIDENT, TARGET, ENCRYPTED);
        keys.admits(THEIR_KEY, Answer.NO);

        itineraries.of(evidence);
        itineraries.of(evidence);
        var once = keys.asked().size();
        clock.pass(Duration.ofMinutes(1));
        keys.admits(THEIR_KEY, Answer.YES);
        var later = itineraries.of(evidence);

        assertThat(once).isEqualTo(1);
        assertThat(later).startsWith(StageName.SHARE);
    }

    private String way(Settings settings, Target target, SourceVolume volume) {
        return itineraries(settings).of(Evidence.of(INCIDENT, target, volume)).stream()
                .map(StageName::text)
                .collect(Collectors.joining(" "));
    }

    private Itineraries itineraries(Settings settings) {
        return new Itineraries(keys, settings, clock);
    }

    private static Settings settings(Order order, Set<KeyArn> toReencrypt, Set<KeyArn> thatAdmit) {
        return SettingsOf.tests(order, toReencrypt, thatAdmit);
    }
}
