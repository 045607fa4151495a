package impound.sandbox.ec2;

import java.time.Instant;

/** How an instance came to an end, or to a stop, and who wanted it. */
record Ending(boolean terminates, Instant ends, String reason, String message) {
    static Ending byUser(boolean terminates, Instant ends) {
        return new Ending(
                terminates,
                ends,
                "Client.UserInitiatedShutdown",
                "Client.UserInitiatedShutdown: User initiated shutdown");
    }

    /** The machine powered itself off. */
    static Ending byInstance(boolean terminates, Instant ends) {
        return new Ending(
                terminates,
                ends,
                "Client.InstanceInitiatedShutdown",
                "Client.InstanceInitiatedShutdown: Instance initiated shutdown");
    }

    /** EC2's words where the key of the root disk cannot be used. */
    static Ending atLaunch(Instant ends) {
        return new Ending(true, ends, "Client.InternalError", "Client.InternalError: Client error on launch");
    }

    InstanceState state(Instant now) {
        if (ends.isAfter(now)) {
            return terminates ? InstanceState.SHUTTING_DOWN : InstanceState.STOPPING;
        }
        return terminates ? InstanceState.TERMINATED : InstanceState.STOPPED;
    }
}
