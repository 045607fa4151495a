package impound.routes.command;

import impound.routes.Orders;
import picocli.CommandLine.Command;

/** Takes no further findings. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Takes no further findings, in all coordinators of these settings, until somebody resumes. Findings wait in their queue and"
                        + " none is lost; collections under way go on.",
        footer = {"", "Example:", "  impound pause --reason \"maintenance of the network, ticket 4711\""})
final class PauseCommand extends OrderCommand {
    @Override
    int give(Orders orders) {
        return say(
                orders.pause(why())
                        ? "the intake is paused; findings wait in their queue"
                        : "the intake was paused already; nothing was changed");
    }
}
