package impound.fault;

import impound.collection.JumpingSite;
import impound.collection.Site;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Plan;
import impound.processors.replay.Selection;
import impound.processors.sweep.Swept;
import impound.routes.Replaying;
import impound.sandbox.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;

/** A trial in this process, by a clock that jumps over every wait. */
final class JumpingTrial implements Trial {
    /** All that there is by then is older than a link takes to be written. */
    private static final Duration LATER = Duration.ofMinutes(90);

    private final Setup setup;
    private final JumpingSite jumping;

    private JumpingTrial(Setup setup) {
        this.setup = setup;
        this.jumping = JumpingSite.under(setup.options(), setup::into);
    }

    /** Has everything collected that there is to collect, and waits until nothing happens any more. */
    static JumpingTrial run(Setup setup) {
        var trial = new JumpingTrial(setup);
        try {
            setup.begin(trial.site());
            trial.jumping.awaitStillness();
            return trial;
        } catch (Throwable e) {
            trial.closeAfter(e);
            throw e;
        }
    }

    /** A person has removed the cause, and replays whatever is parked, stage by stage. */
    void replayAll() throws Exception {
        var world = site().world();
        var file = world.sandbox().data().resolve("replay.properties");
        try (var out = Files.newOutputStream(file)) {
            world.settings().store(out, "Settings of a trial");
        }
        var cause = new Cause("a responder", "the right is given");
        try (var replaying = Replaying.at("file:" + file, world.coordinator(), jumping.clock())) {
            for (var stage : StageName.values()) {
                jumping.operate(() -> replaying.run(stage, Selection.everything(), cause, new Failing()));
            }
        }
    }

    /** What is left behind on record, or was made and its link could not be written, a later round of the sweeper removes. */
    void sweep() throws Exception {
        jumping.operate(() -> site().sweep(Setup.REGION, Swept.Mode.REMOVE, Clock.offset(jumping.clock(), LATER)));
    }

    /** Nothing that is replayed may stay parked. */
    private static final class Failing implements Replaying.Told {
        @Override
        public void done(Plan plan) {}

        @Override
        public void failed(Parked parked, RuntimeException why) {
            throw new AssertionError("not replayed: " + parked, why);
        }
    }

    @Override
    public Site site() {
        return jumping.site();
    }

    @Override
    public Setup setup() {
        return setup;
    }

    VirtualTime time() {
        return jumping.time();
    }

    /** What does not come to an end must not go on beside the next trials. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException | RuntimeException | AssertionError e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        jumping.close();
    }
}
