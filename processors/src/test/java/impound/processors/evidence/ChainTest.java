package impound.processors.evidence;

import static impound.processors.fakes.Life.AT;
import static impound.processors.fakes.Life.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {
    private static final Evidence SHARED =
            Life.add(Life.taken(Ids.ROOT), Life.links(Ids.ROOT).get(2));
    private static final Link MORE = new AttemptEnded(AT, StageName.RESTORE, "once more");

    @Test
    void the_first_link_has_nothing_before_it() {
        var first = SHARED.chain().links().get(0);

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo("0".repeat(64));
    }

    @Test
    void each_link_names_the_hash_of_the_document_before_it() {
        var links = SHARED.chain().links();

        assertThat(links.get(1).previous()).isEqualTo(Wire.sha256(links.get(0).document()));
        assertThat(links.get(2).previous()).isEqualTo(Wire.sha256(links.get(1).document()));
        assertThat(SHARED.chain().head()).isEqualTo(Wire.sha256(links.get(2).document()));
    }

    @Test
    void a_new_link_follows_the_head_without_moving_it() {
        var chain = SHARED.with(MORE).chain();

        assertThat(chain.hasUnwritten()).isTrue();
        assertThat(chain.head()).isEqualTo(SHARED.chain().head());
        assertThat(chain.written()).isEqualTo(3);
        assertThat(chain.withoutUnwritten()).isEqualTo(SHARED.chain());
    }

    @Test
    void a_step_adds_one_link_and_never_two() {
        var one = SHARED.with(MORE);

        assertThatThrownBy(() -> one.with(MORE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one link at a step");
    }

    @Test
    void a_written_link_becomes_the_head() {
        var chain = SHARED.with(MORE).chain();
        var signed = chain.last().by(new Writer("p", "b"));

        var written = chain.written(signed);

        assertThat(written.hasUnwritten()).isFalse();
        assertThat(written.head()).isEqualTo(Wire.sha256(signed.document()));
        assertThat(written.links()).hasSize(4);
    }

    @Test
    void a_document_that_continues_the_chain_is_adopted() {
        var next = SHARED.with(MORE).chain().last();

        var longer = SHARED.chain().adopt(next.document());

        assertThat(longer.last()).isEqualTo(next);
        assertThat(longer.hasUnwritten()).isFalse();
    }

    @Test
    void a_document_that_names_another_one_before_it_is_refused() {
        var foreign = upTo(StageName.LAUNCH).with(MORE).chain().last();

        assertThatThrownBy(() -> SHARED.chain().adopt(foreign.document()))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("link 4 of " + SHARED.volume().id());
    }

    @Test
    void a_document_with_another_number_than_its_place_is_refused() {
        var next = SHARED.with(MORE).chain().last();
        var moved = new Chained(
                9,
                next.previous(),
                next.incident(),
                next.of(),
                next.attempt(),
                next.knew(),
                next.waited(),
                next.writer(),
                next.link());

        assertThatThrownBy(() -> SHARED.chain().adopt(moved.document())).isInstanceOf(IntegrityViolated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "no link"})
    void what_is_no_link_in_a_links_place_is_refused(String document) {
        var bytes = document.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SHARED.chain().adopt(bytes))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith("document 4 of a chain: expected a link");
    }

    @Test
    void a_link_says_how_many_its_writer_knew_also_where_others_wrote_in_between() {
        var late = SHARED.with(MORE).chain().last().after(upTo(StageName.ATTACH).chain());

        assertThat(SHARED.with(MORE).chain().last().knew()).isEqualTo(3);
        assertThat(late.knew()).isEqualTo(3);
        assertThat(late.number()).isGreaterThan(4);
    }

    @Test
    void a_link_that_came_too_late_stays_in_the_chain_and_does_not_count() {
        var ended = Life.add(SHARED, MORE);

        var late = Life.addLate(ended, SHARED, Life.links(Ids.ROOT).get(3));

        assertThat(late.chain().links()).hasSize(5);
        assertThat(late.chain().counting()).isEqualTo(ended.chain().links());
    }

    @Test
    void the_same_fact_of_another_attempt_is_another_fact() {
        var first = SHARED.with(MORE).chain().last();
        var second = new Chained(
                first.number(),
                first.previous(),
                first.incident(),
                first.of(),
                2,
                first.knew(),
                first.waited(),
                first.writer(),
                MORE);

        assertThat(first.isSameFactAs(first.by(new Writer("other", "b")))).isTrue();
        assertThat(first.isSameFactAs(second)).isFalse();
    }
}
