package impound.routes.command;

import impound.routes.Orders;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** An order of a person to all coordinators of these settings. */
abstract class OrderCommand implements Callable<Integer> {
    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    /** Gives the order; answers the exit code. */
    abstract int give(Orders orders);

    @Override
    public Integer call() throws Exception {
        var own = DefaultCredentialsProvider.builder().build();
        try (var orders = Orders.at(config.location(), own, Clock.systemUTC())) {
            return give(orders);
        }
    }

    final String why() {
        return why.toString();
    }

    final CommandSpec spec() {
        return spec;
    }

    /** Says what was done; answers the exit code. */
    final int say(String line) {
        spec.commandLine().getOut().println(line);
        return 0;
    }
}
