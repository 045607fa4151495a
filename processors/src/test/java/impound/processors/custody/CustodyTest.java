package impound.processors.custody;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.audit.AuditRecords.LinkWritten;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Writer;
import impound.processors.fakes.AuditTrail;
import impound.processors.fakes.EvidenceBucket;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private static final List<Link> LIFE = Life.links(ROOT);

    private final EvidenceBucket bucket = new EvidenceBucket();
    private final AuditTrail audit = new AuditTrail();
    private final Custody custody = new Custody(bucket, audit, new Writer("us", "0.1.0"));
    private final Custody others = new Custody(bucket, new AuditTrail(), new Writer("another replica", "0.1.0"));
    private final World world = new World();
    private final Evidence none = Evidence.of(INCIDENT, TARGET, ROOT);

    @Test
    void a_link_is_written_under_its_number_with_the_name_of_its_writer() {
        var written = write(custody, none.with(LIFE.get(0)));

        assertThat(bucket.keys()).containsExactly(INCIDENT + "/custody/" + ROOT.id() + "/0001.json");
        assertThat(text(1)).contains("\"process\" : \"us\"");
        assertThat(written.chain().hasUnwritten()).isFalse();
    }

    @Test
    void a_written_link_is_told_to_the_audit_log_with_the_hash_of_the_stored_bytes() {
        var written = write(custody, none.with(LIFE.get(0)));

        assertThat(audit.all(LinkWritten.class)).singleElement().satisfies(event -> {
            assertThat(event.sha256()).isEqualTo(written.chain().head());
            assertThat(event.kind()).isEqualTo("SnapshotTaken");
            assertThat(event.number()).isEqualTo(1);
        });
    }

    @Test
    void what_has_no_new_link_writes_nothing() {
        var evidence = write(custody, none.with(LIFE.get(0)));

        var again = custody.write(evidence);

        assertThat(again).isSameAs(evidence);
        assertThat(bucket.written()).isEqualTo(1);
    }

    @Test
    void the_echo_of_a_write_whose_answer_was_lost_is_our_own() {
        bucket.loseNextAnswer();

        var written = write(custody, none.with(LIFE.get(0)));

        assertThat(written.chain().links()).hasSize(1);
        assertThat(bucket.written()).isEqualTo(1);
        assertThat(audit.all(LinkWritten.class)).hasSize(1);
    }

    @Test
    void the_same_fact_that_another_process_wrote_first_is_adopted() {
        bucket.rivalWritesFirst(() -> write(others, none.with(LIFE.get(0))));

        var written = write(custody, none.with(LIFE.get(0)));

        assertThat(written.chain().last().writer().process()).isEqualTo("another replica");
        assertThat(bucket.written()).isEqualTo(1);
    }

    @Test
    void the_same_fact_further_on_is_adopted_with_all_that_follows_it() {
        var taken = write(custody, none.with(LIFE.get(0)));
        bucket.rivalWritesFirst(
                () -> write(others, write(others, taken.with(LIFE.get(1))).with(LIFE.get(2))));

        var written = write(custody, taken.with(LIFE.get(1)));

        assertThat(written.chain().facts()).containsExactly(LIFE.get(0), LIFE.get(1), LIFE.get(2));
        assertThat(bucket.written()).isEqualTo(3);
    }

    @Test
    void where_another_fact_has_our_number_ours_gets_the_next_free_one() {
        var taken = write(custody, none.with(LIFE.get(0)));
        bucket.rivalWritesFirst(
                () -> write(others, write(others, taken.with(LIFE.get(1))).with(LIFE.get(2))));

        var written = write(custody, taken.with(LIFE.get(3)));

        assertThat(written.chain().facts()).containsExactly(LIFE.get(0), LIFE.get(1), LIFE.get(2), LIFE.get(3));
        assertThat(custody.read(REGION, INCIDENT, ROOT.id().value())).isEqualTo(written.chain());
    }

    @Test
    void what_was_made_before_its_maker_knew_of_a_new_attempt_is_on_record_and_no_step_of_the_new_one() {
        var due = world.onRecord(Life.upTo(StageName.LAUNCH));
        var ended = new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "it ended");
        world.bucket.rivalWritesFirst(() -> world.custody.write(due.with(ended)));

        var written = write(world.custody, due.with(LIFE.get(5)));

        assertThat(written.chain().last().link()).isEqualTo(LIFE.get(5));
        assertThat(written.next()).isEqualTo(StageName.LAUNCH);
        assertThat(world.custody.current(none).next()).isEqualTo(StageName.LAUNCH);
    }

    @Test
    void the_chain_in_the_bucket_is_adopted_beyond_what_the_message_knows() {
        var taken = write(others, none.with(LIFE.get(0)));
        var further = write(others, write(others, taken.with(LIFE.get(1))).with(LIFE.get(2)));

        var current = custody.current(taken);

        assertThat(current).isEqualTo(further);
    }

    @Test
    void adopted_links_are_told_to_the_audit_log_since_their_writer_may_have_died_before() {
        var taken = write(others, none.with(LIFE.get(0)));
        write(others, write(others, taken.with(LIFE.get(1))).with(LIFE.get(2)));

        custody.current(taken);

        assertThat(audit.all(LinkWritten.class)).extracting(LinkWritten::number).containsExactly(2, 3);
    }

    @Test
    void a_message_whose_last_link_is_not_the_one_in_the_bucket_is_refused() {
        var taken = write(others, none.with(LIFE.get(0)));
        var forged = Life.add(none, LIFE.get(0));

        assertThat(forged.chain().head()).isNotEqualTo(taken.chain().head());
        assertThatThrownBy(() -> custody.current(forged))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("0001.json");
    }

    @Test
    void a_message_with_links_that_the_bucket_does_not_have_is_refused() {
        var forged = Life.add(none, LIFE.get(0));

        assertThatThrownBy(() -> custody.current(forged))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("no document");
    }

    @Test
    void a_changed_link_in_the_bucket_breaks_the_chain() {
        write(others, write(others, none.with(LIFE.get(0))).with(LIFE.get(1)));
        bucket.put(
                REGION,
                key(1),
                text(1).replace("compliance", "x")
                        .replace("\"gib\" : 8", "\"gib\" : 9")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> custody.read(REGION, INCIDENT, ROOT.id().value()))
                .isInstanceOf(IntegrityViolated.class);
    }

    private static Evidence write(Custody custody, Evidence evidence) {
        return (Evidence) custody.write(evidence);
    }

    private String text(int number) {
        return new String(bucket.read(REGION, key(number)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String key(int number) {
        return EvidenceKeys.link(INCIDENT, ROOT.id().value(), number);
    }
}
