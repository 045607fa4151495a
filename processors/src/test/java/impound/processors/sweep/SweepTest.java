package impound.processors.sweep;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.SweepRecords.ThingSwept;
import impound.processors.completion.CloseIncident;
import impound.processors.completion.Groups;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.FakeAnswers;
import impound.processors.fakes.FakeHoldings;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.notice.TellOfSweep;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Mode;
import impound.processors.sweep.Swept.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private final World world = new World();
    private final FakeHoldings holdings = new FakeHoldings();
    private final Groups groups = new Groups(world.incidents, world.custody, world.audit, world.settings);
    private final CloseIncident closing = new CloseIncident(world.aws(), groups, world.writer, world.clock);
    private final Sweep sweep = sweep();

    @BeforeEach
    void openIncident() {
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", ROOT));
        world.clock.pass(Duration.ofHours(1));
    }

    @Test
    void a_complete_incident_loses_what_was_made_only_for_the_work_and_keeps_its_evidence() {
        complete();
        allOfIt();

        var swept = sweep.round(Mode.REMOVE);

        assertThat(ids(swept, Done.REMOVED))
                .containsExactly("i-0c0000000000001a1", "vol-0c0000000000001a1", SNAPSHOT.value(), "upload-1");
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED);
        assertThat(world.snapshots.calls()).containsExactly("withdraw " + SNAPSHOT);
        assertThat(holdings.aborted()).containsExactly("upload-1");
    }

    @Test
    void each_removal_is_on_the_chain_and_in_the_audit_log_before_and_after() {
        complete();
        allOfIt();

        sweep.round(Mode.REMOVE);

        assertThat(chain().facts().skip(13))
                .hasExactlyElementsOfTypes(
                        Link.CollectorTerminated.class, Link.RestoredVolumeDeleted.class, Link.ShareWithdrawn.class);
        assertThat(world.audit.all(ThingSwept.class))
                .filteredOn(event -> event.id().equals(COLLECTOR.value()))
                .extracting(ThingSwept::done)
                .containsExactly("TO_BE_REMOVED", "REMOVED");
    }

    @Test
    void what_is_put_on_the_chain_after_the_end_makes_no_new_closing_record() {
        complete();
        allOfIt();
        sweep.round(Mode.REMOVE);

        var again = closing.close(REGION, INCIDENT);

        assertThat(again.number()).isEqualTo(1);
    }

    @Test
    void a_round_that_only_lists_changes_and_writes_nothing() {
        complete();
        allOfIt();
        var audited = world.audit.all(Object.class).size();

        var swept = sweep.round(Mode.LIST);

        assertThat(ids(swept, Done.TO_BE_REMOVED)).hasSize(4);
        assertThat(world.collectors.terminated()).isEmpty();
        assertThat(world.audit.all(Object.class)).hasSize(audited);
        assertThat(world.records.read(REGION, "sweeps/last.json")).isEmpty();
    }

    @Test
    void nothing_of_an_open_incident_is_removed() {
        world.onRecord(Life.upTo(StageName.COMPLETED));
        allOfIt();

        var swept = sweep.round(Mode.REMOVE);

        assertThat(ids(swept, Done.REMOVED)).isEmpty();
        assertThat(world.collectors.terminated()).isEmpty();
    }

    @Test
    void a_replay_that_begins_during_the_round_keeps_what_it_needs() {
        var stopped = world.onRecord(Life.add(
                Life.upTo(StageName.RESTORE),
                new Link.CollectionStopped(Life.AT, StageName.RESTORE, "REFUSED", "no", "look")));
        closing.close(REGION, INCIDENT);
        holdings.put(Things.collector(Things.OTHER_COLLECTOR, 1));
        holdings.put(Things.volume(Things.OTHER_VOLUME, 2, ""));
        var before = sweep.round(Mode.LIST);
        world.bucket.rivalWritesFirst(() -> world.custody.write(
                stopped.with(new Link.CollectionResumed(Life.AT, StageName.RESTORE, "ann", "again"))));

        var swept = sweep.round(Mode.REMOVE);

        assertThat(ids(before, Done.TO_BE_REMOVED)).containsExactly(Things.OTHER_COLLECTOR, Things.OTHER_VOLUME);
        assertThat(ids(swept, Done.REMOVED)).containsExactly(Things.OTHER_COLLECTOR);
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void what_aws_refuses_stays_listed_and_is_told_to_a_person_once() {
        complete();
        allOfIt();
        world.volumes.refuseToDelete("UnauthorizedOperation", 403);

        var swept = sweep.round(Mode.REMOVE);
        sweep.round(Mode.REMOVE);

        assertThat(ids(swept, Done.REFUSED)).containsExactly(RESTORED.value());
        assertThat(world.notices.texts()).singleElement().satisfies(text -> assertThat(text)
                .contains(RESTORED.value()));
    }

    @Test
    void throttling_is_for_the_next_round_and_nobody_is_told() {
        complete();
        allOfIt();
        world.volumes.refuseToDelete("RequestLimitExceeded", 503);

        var swept = sweep.round(Mode.REMOVE);

        assertThat(ids(swept, Done.LATER)).containsExactly(RESTORED.value());
        assertThat(world.notices.texts()).isEmpty();
    }

    @Test
    void a_thing_without_an_owner_is_told_once_and_never_touched() {
        holdings.put(Things.with(Things.volume(), "impound:incident", "nobodys-0123456789ab"));

        sweep.round(Mode.REMOVE);
        sweep.round(Mode.REMOVE);

        assertThat(world.volumes.calls()).isEmpty();
        assertThat(world.notices.texts()).hasSize(1);
        assertThat(world.audit.all(ThingSwept.class)).singleElement().satisfies(event -> assertThat(event.verdict())
                .isEqualTo("DOUBT"));
    }

    @Test
    void what_stays_as_it_was_is_in_the_audit_log_once() {
        complete();
        holdings.put(Things.received());

        sweep.round(Mode.REMOVE);
        sweep.round(Mode.REMOVE);

        assertThat(world.audit.all(ThingSwept.class)).hasSize(1);
    }

    @Test
    void an_account_that_does_not_let_us_in_keeps_nobody_from_looking_at_the_others() {
        complete();
        allOfIt();
        holdings.refuse(MONITORED, FakeAnswers.ec2("UnauthorizedOperation", 403));

        var swept = sweep.round(Mode.REMOVE);

        assertThat(swept.unseen()).anySatisfy(where -> assertThat(where).contains("snapshots of " + MONITORED));
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
    }

    @Test
    void each_account_is_asked_once_for_each_kind_and_region() {
        sweep.round(Mode.REMOVE);

        assertThat(holdings.asked()).doesNotHaveDuplicates().hasSize(3 * (3 + 2));
    }

    private void complete() {
        world.onRecord(Life.upTo(StageName.COMPLETED));
        closing.close(REGION, INCIDENT);
    }

    /** All that a collection makes is still there. */
    private void allOfIt() {
        holdings.put(Things.volume());
        holdings.put(Things.collector());
        holdings.put(Things.source());
        holdings.put(Things.received());
        holdings.put(Things.upload(1));
        holdings.share(SNAPSHOT.value());
        Sources.put(world, MONITORED, State.COMPLETED);
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), "", ""));
    }

    private Chain chain() {
        return world.custody.read(REGION, INCIDENT, ROOT.id().value());
    }

    private static List<String> ids(Swept swept, Done done) {
        return swept.rows().stream()
                .filter(row -> row.done() == done)
                .map(Row::judged)
                .map(judged -> judged.thing().id())
                .toList();
    }

    private Sweep sweep() {
        return new Sweep(
                new Survey(holdings, world.settings),
                new Owners(world.incidents, world.custody, closing),
                new Judge(world.settings, world.clock),
                new Removing(world.aws(), holdings, world.custody, world.settings, world.clock),
                new SweepLog(world.audit, new TellOfSweep(world.people())),
                new Rounds(world.records, world.settings, world.clock),
                world.settings,
                world.clock);
    }
}
