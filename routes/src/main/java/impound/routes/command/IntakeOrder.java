package impound.routes.command;

import impound.routes.Orders;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** An order to the intake of all coordinators: what {@code pause} and {@code resume} share. */
abstract class IntakeOrder implements Callable<Integer> {
    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    /** Gives the order; answers what to say of it. */
    abstract String give(Orders orders, String reason);

    @Override
    public Integer call() throws Exception {
        var own = DefaultCredentialsProvider.builder().build();
        try (var orders = Orders.at(config.location(), own, Clock.systemUTC())) {
            spec.commandLine().getOut().println(give(orders, why.toString()));
        }
        return 0;
    }
}
