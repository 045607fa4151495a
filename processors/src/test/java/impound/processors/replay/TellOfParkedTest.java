package impound.processors.replay;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.NoticePublished;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parking;
import impound.processors.failure.Shelf;
import impound.processors.failure.StopCollection;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.SentMessages;
import impound.processors.fakes.World;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellOfParkedTest {
    private final World world = new World();
    private final Shelf shelf = new Shelf(world.records, world.settings);
    private final Parking parking = new Parking(shelf, world.custody, world.audit, world.settings, world.clock);
    private final StopCollection stops =
            new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);
    private final Replay replay = new Replay(
            world.aws(),
            new SentMessages(world.hops),
            world.custody,
            world.hops,
            world.incidents,
            world.settings,
            world.clock);
    private final TellOfParked people = new TellOfParked(shelf, replay, world.people(), world.settings, world.clock);

    @BeforeEach
    void a_volume_and_a_finding_are_parked() {
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", ROOT));
        var body = Wire.write(world.onRecord(Life.upTo(StageName.SHARE)));
        var failure = new NotMade("snapshot", "the key is disabled");
        parking.keep(StageName.SHARE, "m-1", body, failure);
        stops.stop(StageName.SHARE, body, failure);
        parking.keep(StageName.FINDINGS, "m-2", "{", new Rejected("BAD_JSON", "line 1"));
    }

    @Test
    void for_seven_days_nobody_is_told() {
        world.clock.pass(Duration.ofDays(7));

        people.look();

        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void after_seven_days_people_hear_what_is_parked_where_since_when_and_what_to_type() {
        var since = world.clock.instant();
        world.clock.pass(Duration.ofDays(7).plusSeconds(1));

        people.look();

        assertThat(world.notices.subjects()).containsExactly("Impound: 2 parked for more than 7 days");
        assertThat(world.notices.texts().get(0))
                .contains(ROOT.id() + " of " + INCIDENT + " since " + since + ": NOT_MADE")
                .contains("./impound replay share --all")
                .contains("message m-2 (no incident)")
                .contains("./impound replay findings --all");
        assertThat(world.audit.all(NoticePublished.class)).hasSize(1);
    }

    @Test
    void they_hear_it_once_a_day() {
        world.clock.pass(Duration.ofDays(8));
        people.look();
        world.clock.pass(Duration.ofHours(1));
        people.look();

        assertThat(world.notices.subjects()).hasSize(1);

        world.clock.pass(Duration.ofDays(1));
        people.look();

        assertThat(world.notices.subjects()).hasSize(2);
    }

    @Test
    void what_went_on_by_another_way_is_not_told() {
        var stopped = world.custody.current(Evidence.of(INCIDENT, TARGET, ROOT));
        var resumption = new Link.CollectionResumed(Life.AT, StageName.SHARE, "alice", "mended");
        var resumed = (Evidence) world.custody.write(stopped.with(resumption));
        world.custody.write(resumed.with(Life.links(ROOT).get(2)));
        world.clock.pass(Duration.ofDays(8));

        people.look();

        assertThat(world.notices.texts().get(0)).doesNotContain(ROOT.id().value());
    }
}
