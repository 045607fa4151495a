package impound.routes.command;

import impound.processors.failure.Parked;
import impound.processors.replay.Plan;
import impound.routes.Replaying;
import impound.routes.aws.Reason;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Says of each parked thing what became of it, and counts. */
final class Tally implements Replaying.Told {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Consumer<String> incidents;
    private int replayed;
    private int alone;
    private int failed;

    /** @param incidents hears of the incident of each thing that could be replayed */
    Tally(PrintWriter out, PrintWriter err, Consumer<String> incidents) {
        this.out = out;
        this.err = err;
        this.incidents = incidents;
    }

    @Override
    public void done(Plan plan) {
        incidents.accept(plan.parked().incident());
        if (plan instanceof Plan.LeftAlone) {
            alone++;
            out.println(plan.words());
        } else {
            replayed++;
            out.println("replayed: " + plan.words());
        }
    }

    @Override
    public void failed(Parked parked, RuntimeException why) {
        failed++;
        err.println("impound: %s stays parked: %s".formatted(parked.id(), Reason.of(why)));
    }

    /** Whether nothing that was selected stays parked. */
    boolean isWhole() {
        return failed == 0;
    }

    @Override
    public String toString() {
        return "%d replayed, %d left alone, %d failed".formatted(replayed, alone, failed);
    }
}
