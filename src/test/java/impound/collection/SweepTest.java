package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.sweep.Swept;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Mode;
import impound.processors.sweep.Swept.Row;
import impound.processors.sweep.Verdict;
import impound.sandbox.http.CallRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** After a complete collection there is more in AWS than its chains tell of: one sweep removes exactly what it may. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    /** All of it is older than a link takes to be written. */
    private static final Duration LATER = Duration.ofMinutes(90);

    private Collection collection;
    private Remains remains;
    private String collector;
    private String volume;
    private String surplus;
    private String forgedVolume;
    private String forgedSnapshot;
    private String upload;
    private Swept listed;
    private int chainsBefore;
    private Swept swept;

    @BeforeAll
    void sweepWhatWasLeft() throws Exception {
        collection = Collection.under(world -> {});
        remains = new Remains(collection);
        collector = remains.collector();
        volume = remains.volume();
        surplus = remains.surplusSnapshot();
        forgedVolume = remains.forgedVolume();
        forgedSnapshot = remains.forgedSnapshot();
        upload = collection.evidence().beginUpload(image());
        Await.until(
                () -> "the volume",
                () -> remains.volumes().contains(volume) && remains.snapshots().contains(surplus));
        chainsBefore = links();
        listed = sweep(Mode.LIST);
        swept = sweep(Mode.REMOVE);
    }

    @AfterAll
    void close() throws Exception {
        remains.close();
        collection.close();
    }

    @Test
    void what_an_incident_that_is_complete_owns_and_needs_no_more_is_removed() {
        assertThat(ids(swept, row -> row.done() == Done.REMOVED))
                .containsExactlyInAnyOrder(collector, volume, surplus, upload);
        assertThat(remains.state(collector)).isIn("shutting-down", "terminated");
        assertThat(remains.volumes()).doesNotContain(volume);
        assertThat(remains.snapshots()).doesNotContain(surplus);
        assertThat(collection.evidence().uploads()).isEmpty();
    }

    @Test
    void what_bears_our_tag_without_being_ours_is_doubted_and_stays() {
        assertThat(ids(swept, row -> row.judged().verdict() == Verdict.DOUBT))
                .containsExactlyInAnyOrder(forgedVolume, forgedSnapshot);
        assertThat(remains.volumes()).contains(forgedVolume);
        assertThat(remains.snapshots()).contains(forgedSnapshot);
    }

    @Test
    void the_evidence_is_listed_with_its_cost_and_stays() {
        var chains = Chains.of(collection);

        assertThat(ids(swept, row -> row.judged().verdict() == Verdict.EVIDENCE))
                .hasSize(2 * chains.volumes().size())
                .containsAll(chains.sourceSnapshots());
        assertThat(remains.snapshots()).containsAll(chains.sourceSnapshots());
    }

    @Test
    void a_list_finds_the_same_and_changes_nothing() {
        assertThat(ids(listed, row -> row.done() == Done.TO_BE_REMOVED))
                .containsExactlyInAnyOrder(collector, volume, surplus, upload);
        assertThat(listed.unseen()).isEmpty();
        assertThat(listed.rows()).hasSameSizeAs(swept.rows());
    }

    @Test
    void each_removal_is_on_the_chain_and_makes_no_new_closing_record() {
        assertThat(links()).isEqualTo(chainsBefore + 3);
        assertThat(collection.evidence().keys(collection.incident() + "/closing/0002"))
                .isEmpty();
    }

    @Test
    void whatever_is_removed_is_removed_in_the_session_of_its_incident() {
        var removals = collection
                .world()
                .sandbox()
                .calls()
                .where(call -> List.of("TerminateInstances", "DeleteVolume", "DeleteSnapshot")
                                .contains(call.operation())
                        && List.of(collector, volume, surplus).contains(call.resource()));

        assertThat(removals)
                .hasSize(3)
                .extracting(CallRecord::sessionName)
                .containsOnly("impound-" + collection.incident());
    }

    @Test
    void a_second_round_finds_nothing_more_to_do() throws Exception {
        var again = sweep(Mode.LIST);

        assertThat(ids(again, row -> row.done() == Done.TO_BE_REMOVED)).isEmpty();
    }

    private Swept sweep(Mode mode) throws Exception {
        return collection.site().sweep(collection.region(), mode, Clock.offset(Clock.systemUTC(), LATER));
    }

    private String image() {
        return "%s/disk_evidence/%s.a7.image.dd"
                .formatted(
                        collection.incident(), Chains.of(collection).volumes().get(0));
    }

    private int links() {
        var chains = Chains.of(collection);
        return chains.volumes().stream()
                .mapToInt(one -> chains.links(one).size())
                .sum();
    }

    private static List<String> ids(Swept swept, Predicate<Row> which) {
        return swept.rows().stream()
                .filter(which)
                .map(row -> row.judged().thing().id())
                .toList();
    }
}
