package impound.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Chained;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final Assignment ASSIGNMENT = Assignment.of(Ids.INCIDENT, Ids.TARGET);
    private static final Link.CollectionStopped STOPPED =
            new Link.CollectionStopped(Life.AT, StageName.IMAGE, "NOT_MADE", "ümläut \"quoted\"", "do that");

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_of_every_kind_comes_back_as_it_was(Message message) {
        var text = Wire.write(message);

        var read = Wire.readMessage(text);

        assertThat(read).isEqualTo(message);
        assertThat(Wire.write(read)).isEqualTo(text);
        assertThat(text).contains("\"kind\":\"" + message.getClass().getSimpleName() + "\"");
    }

    @ParameterizedTest
    @MethodSource("links")
    void a_link_of_every_kind_gives_the_same_bytes_each_time(Link link) {
        var document = chained(link).document();

        var read = Wire.read(document, Chained.class);

        assertThat(read.link()).isEqualTo(link);
        assertThat(read.document()).isEqualTo(document);
    }

    @Test
    void what_a_reader_would_not_see_is_written_as_its_number_and_read_as_it_was() {
        var hostile = "a\u001bb\u007fc\u0085d\u202ee\u2028f\u200bg\ud800h🙂 ü名";

        var line = Wire.write(new Said(hostile));

        assertThat(line)
                .contains("a\\u001Bb\\u007Fc\\u0085d\\u202Ee\\u2028f\\u200Bg\\uD800h")
                .contains(" ü名");
        assertThat(Wire.read(Wire.document(new Said(hostile)), Said.class).text())
                .isEqualTo(hostile);
    }

    private record Said(String text) {}

    @Test
    void every_kind_of_link_and_message_is_among_the_examples() {
        var links = links().map(Object::getClass).toArray();
        var messages = messages().map(Object::getClass).toArray();

        assertThat(Link.class.getPermittedSubclasses())
                .filteredOn(kind -> !kind.isInterface())
                .containsExactlyInAnyOrder((Class<?>[]) Stream.of(links).toArray(Class[]::new));
        assertThat(Message.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder((Class<?>[]) Stream.of(messages).toArray(Class[]::new));
    }

    @Test
    void a_document_is_text_that_a_person_can_read_and_ends_its_last_line() {
        var text = new String(chained(STOPPED).document(), StandardCharsets.UTF_8);

        assertThat(text).endsWith("}\n").contains("\n  \"number\" : 1,").contains("ümläut");
    }

    /** SQS refuses a message with a character that XML has not. */
    @Test
    void what_is_sent_on_is_plain_ascii_whatever_somebody_has_written_into_it() {
        var why =
                new Link.CollectionStopped(Life.AT, StageName.IMAGE, "NOT_MADE", "\ufffe \ud800 ümläut\u001b", "look");
        var evidence = Life.add(Life.upTo(StageName.IMAGE), why);

        var text = Wire.writeOnward(evidence);

        assertThat(text).matches("[ -~]+");
        assertThat(Wire.readEvidence(text).link(Link.CollectionStopped.class)).isEqualTo(why);
    }

    @Test
    void a_message_is_one_line() {
        assertThat(Wire.write(Life.upTo(StageName.COMPLETED))).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"kind\":\"Nothing\"}",
                "{\"kind\":\"Evidence\"}",
                "{\"kind\":\"Assignment\",\"hop\":0}",
                "{\"kind\":\"java.lang.Runtime\"}",
                "{\"kind\":\"IncidentWatch\",\"incident\":\"a\",\"region\":null,\"opened\":\"2026-03-01T09:00:00Z\",\"hop\":0}",
                "{\"kind\":\"IncidentWatch\",\"incident\":\"a\",\"region\":\"us-east-1\",\"opened\":\"x\",\"hop\":0}",
                "{\"kind\":\"IncidentWatch\",\"incident\":\"../a\",\"region\":\"us-east-1\",\"opened\":\"2026-03-01T09:00:00Z\",\"hop\":0}",
                "{\"kind\":\"IncidentWatch\",\"incident\":\"a\",\"region\":\"us-east-1\",\"opened\":\"2026-03-01T09:00:00Z\"}"
            })
    void what_is_no_message_of_ours_is_rejected_as_unreadable(String text) {
        assertThatThrownBy(() -> Wire.readMessage(text))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo("NOT_OURS"));
    }

    @Test
    void a_message_with_a_field_that_we_do_not_know_is_rejected() {
        var text = Wire.write(ASSIGNMENT).replaceFirst("\\{", "{\"more\":1,");

        assertThatThrownBy(() -> Wire.readMessage(text)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_message_of_another_queue_is_rejected() {
        var text = Wire.write(ASSIGNMENT);

        assertThatThrownBy(() -> Wire.readEvidence(text)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_message_with_more_behind_it_is_rejected() {
        assertThatThrownBy(() -> Wire.readMessage(Wire.write(ASSIGNMENT) + "{}"))
                .isInstanceOf(Rejected.class);
    }

    static Stream<Message> messages() {
        return Stream.of(
                ASSIGNMENT,
                Life.upTo(StageName.COMPLETED),
                new IncidentWatch(Ids.INCIDENT, Ids.REGION, Life.AT, 3),
                TargetStopped.of(ASSIGNMENT, Chain.empty(), STOPPED));
    }

    static Stream<Link> links() {
        return Stream.concat(
                Life.links(Ids.ROOT).stream(),
                Stream.of(
                        new Link.CollectorGivenUp(Life.AT, Ids.COLLECTOR, "COLLECTOR_STALLED", "no progress"),
                        new Link.CollectorTerminated(Life.AT, Life.ACT, Ids.COLLECTOR),
                        new Link.RestoredVolumeDeleted(Life.AT, Life.ACT, Ids.RESTORED),
                        new Link.ShareWithdrawn(Life.AT, Life.ACT, Ids.SNAPSHOT, Ids.SECURITY),
                        new Link.LeftBehind(Life.AT, "vol-0a0000000000001a1", "UnauthorizedOperation", "no"),
                        new Link.SnapshotCompleted(Life.AT, Life.COPY, 8, ""),
                        new Link.SnapshotReencrypted(Life.AT, Life.COPY, Ids.SNAPSHOT, Ids.KEY.value()),
                        new Link.CopyDeleted(Life.AT, Life.ACT, Life.COPY),
                        new Link.SourceSnapshotDeleted(Life.AT, Life.ACT, Life.COPY),
                        new Link.Rerouted(Life.AT, StageName.SHARE, Life.WAY, "why"),
                        new Link.AttemptEnded(Life.AT, StageName.RESTORE, "why"),
                        STOPPED,
                        new Link.CollectionResumed(Life.AT, StageName.SHARE, "alice", "why")));
    }

    private static Chained chained(Link link) {
        var any = TargetStopped.of(ASSIGNMENT, Chain.empty(), STOPPED).chain().last();
        return new Chained(
                any.number(),
                any.previous(),
                any.incident(),
                any.of(),
                any.attempt(),
                any.knew(),
                any.waited(),
                any.writer(),
                link);
    }
}
