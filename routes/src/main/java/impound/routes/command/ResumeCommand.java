package impound.routes.command;

import impound.routes.Orders;
import picocli.CommandLine.Command;

/** Takes findings again. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Takes findings again after a pause, those first that waited.",
        footer = {"", "Example:", "  impound resume --reason \"maintenance of the network, ticket 4711\""})
final class ResumeCommand extends OrderCommand {
    @Override
    int give(Orders orders) {
        return say(
                orders.resume(why())
                        ? "findings are taken again, within a minute"
                        : "the intake was not paused; nothing was changed");
    }
}
