package impound.processors.sweep;

import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.STRANGER;
import static impound.processors.sweep.Things.OTHER_COLLECTOR;
import static impound.processors.sweep.Things.OTHER_SNAPSHOT;
import static impound.processors.sweep.Things.OTHER_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Life;
import impound.processors.gateway.Holding;
import impound.processors.sweep.Owner.Ending;
import impound.processors.sweep.Owner.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What bears our tag and is not what we made is never touched: the rows of the sweeper's table that end so. */
class DoubtedThingsTest {
    private final Court court = Court.usual();

    @Test
    void what_names_no_incident_of_ours_is_doubted() {
        var judged = court.of(Things.volume(), new Unknown("no incident x"));

        assertThat(judged.verdict()).isEqualTo(Verdict.DOUBT);
        assertThat(judged.reason()).isEqualTo("no incident x");
        assertThat(judged.remedy()).isEqualTo(Remedy.NOTHING);
    }

    @Test
    void what_names_another_volume_a_wrong_stage_or_lies_in_another_account_is_doubted() {
        doubted(Things.with(Things.volume(), "impound:volume", "vol-0f000000000000001"), "has no volume");
        doubted(Things.with(Things.volume(), "impound:volume", ""), "names no volume");
        doubted(Things.with(Things.volume(), "impound:stage", "launch"), "makes no volume");
        doubted(Things.in(STRANGER, Things.source()), "account 999900001111");
        doubted(Things.in(MONITORED, Things.received()), "account 111122223333");
    }

    @Test
    void a_snapshot_on_no_chain_without_what_only_our_call_could_say_is_doubted() {
        var second = Things.ofSet(OTHER_SNAPSHOT);

        doubted(Things.from(second, "backup"), "nonce");
        doubted(Things.with(second, "impound:nonce", "another"), "nonce");
        doubted(Things.with(Things.from(second, "impound x nonce "), "impound:nonce", ""), "nonce");
        doubted(Things.from(Things.copy(OTHER_SNAPSHOT, "reencrypt", MONITORED), ""), "nonce");
        doubted(Things.madeAt(Life.AT.minus(Duration.ofDays(30)), second), "older than the incident");
        doubted(second.asShare(), "no chain names it");
    }

    @Test
    void a_volume_or_machine_on_no_chain_that_is_made_of_something_else_is_doubted() {
        var nobodys = Things.from(Things.volume(OTHER_VOLUME, 1, ""), "snap-0f000000000000001");
        var blank = Things.from(Things.volume(OTHER_VOLUME, 1, ""), "");
        var analysts = Things.from(Things.collector(OTHER_COLLECTOR, 1), "ami-0f000000000000001");

        doubted(nobodys, "made of snap-0f000000000000001");
        doubted(blank, "made of nothing");
        doubted(analysts, "machine image ami-0f000000000000001");
    }

    private void doubted(Holding thing, String why) {
        var judged = court.judge(thing, Court.preserved(), Ending.COMPLETE);

        assertThat(judged.reason()).contains(why);
        assertThat(judged.verdict()).isEqualTo(Verdict.DOUBT);
        assertThat(judged.remedy()).isEqualTo(Remedy.NOTHING);
    }
}
