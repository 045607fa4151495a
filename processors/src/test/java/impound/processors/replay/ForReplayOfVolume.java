package impound.processors.replay;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** One of two volumes of an instance stops at a stage. */
abstract class ForReplayOfVolume extends ForReplay {
    static final Selection INCIDENT_ONLY = new Selection(Set.of(INCIDENT.value()), Set.of());

    @BeforeEach
    void its_instance_has_two_volumes() {
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
    }

    /** The volume failed for good at this stage, and everything was done that the route does then. */
    void park(StageName stage) {
        fail(stage, Wire.write(world.onRecord(Life.upTo(stage))), "m-1");
    }

    void fail(StageName stage, String text, String id) {
        fail(stage, text, id, new NotMade("snapshot", "the key is disabled"));
    }

    Evidence chain() {
        return world.custody.current(Evidence.of(INCIDENT, TARGET, ROOT));
    }
}
