package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.drill.CommandLine;
import impound.processors.completion.Closing;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person at a terminal who asks for the disks of an instance. */
class CaptureTest {
    private static final Suspected SUSPECTED = Suspected.in(DrillFinding.text()).get(0);

    private final List<CommandLine> said = new ArrayList<>();
    private JumpingSite jumping;
    private Responder responder;

    @BeforeEach
    void start() throws Exception {
        jumping = JumpingSite.under(Collection::suspect);
        responder = Responder.at(jumping.site().world());
    }

    @AfterEach
    void end() throws Exception {
        responder.close();
        jumping.close();
    }

    @Tag("long")
    @Test
    void what_a_person_asks_for_is_collected_once_and_bears_who_asked_and_why() throws Exception {
        jumping.operate(() -> captures(SUSPECTED.account()));
        jumping.operate(() -> captures(SUSPECTED.account()));

        var collection = jumping.site().ended(World.HOME).get(0);
        assertThat(said).extracting(CommandLine::exit).containsOnly(0);
        assertThat(said.get(0).out()).contains("asked for: incident " + collection.incident());
        assertThat(said.get(1).out()).contains("nothing was sent", collection.incident());
        assertThat(jumping.site().ended(World.HOME)).hasSize(1);
        assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(collection.evidence().text(collection.incident() + "/incident.json"))
                .contains("beacon at the proxy", Responder.ARN);
    }

    @Tag("long")
    @Test
    void an_incident_is_captured_again_by_a_new_one_that_names_it_and_is_named_in_its_log() throws Exception {
        jumping.operate(() -> jumping.site().submit(DrillFinding.text()));
        var first = jumping.site().ended(World.HOME).get(0).incident();

        jumping.operate(() -> said.add(responder.types("capture", "--again", first, "--reason", "he is back")));

        var second = jumping.site().ended(World.HOME).stream()
                .filter(ended -> !ended.incident().equals(first))
                .toList();
        assertThat(said.get(0).out()).contains("asked for: incident ");
        assertThat(second).singleElement().satisfies(again -> {
            assertThat(said.get(0).out()).contains(again.incident());
            assertThat(again.evidence()
                            .json(again.incident() + "/incident.json")
                            .path("again")
                            .asText())
                    .isEqualTo(first);
            assertThat(ReplayTest.closing(again, 1).state()).isEqualTo(Closing.State.COMPLETE);
            assertThat(Chains.of(again).volumes()).hasSize(2);
        });
    }

    @Tag("long")
    @Test
    void one_volume_is_collected_by_itself_and_the_others_of_its_instance_are_left_alone() throws Exception {
        var view = jumping.site().world().ec2().view();
        var volume = view.volumesOf(view.instance(SUSPECTED.instance())).get(1).id();

        jumping.operate(() -> said.add(responder.types(
                "capture",
                "--volume",
                volume,
                "--account",
                SUSPECTED.account(),
                "--region",
                SUSPECTED.region(),
                "--reason",
                "its instance is gone")));

        var collection = jumping.site().ended(World.HOME).get(0);
        assertThat(said.get(0).out()).contains("asked for: incident " + collection.incident());
        assertThat(ReplayTest.closing(collection, 1).state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(Chains.of(collection).volumes()).containsExactly(volume);
        assertThat(collection.evidence().keys(collection.incident() + "/volumes/"))
                .containsExactly(collection.incident() + "/volumes/" + volume + ".json");
        assertThat(collection.evidence().keys(collection.incident() + "/instances/"))
                .isEmpty();
    }

    @Test
    void an_incident_that_there_is_not_is_named_and_nothing_is_sent() {
        var captured = responder.types("capture", "--again", "nobodys-0123456789ab");

        assertThat(captured.exit()).isEqualTo(1);
        assertThat(captured.err()).contains("no incident nobodys-0123456789ab in any served region");
    }

    @Test
    void what_the_settings_do_not_allow_is_said_at_once_and_nothing_is_sent() throws Exception {
        jumping.operate(() -> captures(World.NOT_ENROLLED));

        assertThat(said.get(0).exit()).isEqualTo(2);
        assertThat(said.get(0).err()).contains("nothing was sent: ACCOUNT_NOT_ENROLLED", World.NOT_ENROLLED);
        assertThat(jumping.site().world().sandbox().calls().where(call -> call.operation()
                        .equals("SendMessage")))
                .isEmpty();
    }

    @Test
    void with_neither_instance_nor_volume_or_with_both_it_is_wrong_usage() {
        var captured = responder.types("capture");
        var both = responder.types("capture", SUSPECTED.instance(), "--volume", "vol-0a1b2c3d4e5f60001");

        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains("say which instance or which volume");
        assertThat(both.exit()).isEqualTo(2);
    }

    @Test
    void of_several_accounts_one_has_to_be_said() {
        var captured = responder.types("capture", SUSPECTED.instance(), "--region", SUSPECTED.region());

        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains("say whose it is: --account");
    }

    private void captures(String account) {
        said.add(responder.types(
                "capture",
                SUSPECTED.instance(),
                "--account",
                account,
                "--region",
                SUSPECTED.region(),
                "--reason",
                "beacon at the proxy"));
    }
}
