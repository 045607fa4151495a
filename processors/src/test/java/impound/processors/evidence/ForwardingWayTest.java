package impound.processors.evidence;

import static impound.processors.fakes.Life.AT;
import static impound.processors.fakes.Life.add;
import static impound.processors.fakes.Life.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingWayTest {
    @Test
    void evidence_goes_to_its_next_stage() {
        assertThat(upTo(StageName.LAUNCH).slip()).containsExactly(StageName.LAUNCH);
    }

    @Test
    void a_verified_image_is_told_to_completion_before_it_goes_on() {
        assertThat(upTo(StageName.RECEIVE).slip()).containsExactly(StageName.COMPLETED, StageName.RECEIVE);
    }

    @Test
    void where_a_received_snapshot_comes_first_completion_hears_of_it_and_the_way_goes_on() {
        var preserveFirst = List.of(StageName.SHARE, StageName.RECEIVE, StageName.RESTORE);
        var taken = add(
                upTo(StageName.SHARE), new Link.Rerouted(AT, StageName.SHARE, preserveFirst, "the copy goes first"));

        var received = add(
                taken,
                Life.links(Ids.ROOT).get(2),
                Life.links(Ids.ROOT).get(10),
                Life.links(Ids.ROOT).get(11));

        assertThat(received.slip()).containsExactly(StageName.COMPLETED, StageName.RESTORE);
    }

    @Test
    void the_end_of_the_way_is_told_once() {
        assertThat(upTo(StageName.COMPLETED).slip()).containsExactly(StageName.COMPLETED);
    }

    @Test
    void what_is_sent_has_its_hop_raised_by_one_and_no_delay() {
        var evidence = upTo(StageName.LAUNCH);

        var sent = evidence.message();

        assertThat(sent.hop()).isEqualTo(evidence.hop() + 1);
        assertThat(evidence.delay()).isZero();
    }
}
