package impound.sandbox.ec2;

import impound.sandbox.machine.Machine;

/** What befalls a launched machine, which EC2 knows nothing of until the machine is off. */
public enum Fate {
    /** Nothing out of the ordinary. */
    RUNS,
    /** It hangs before its program begins: EC2 says that it is running, and nobody ever hears of it. */
    NEVER_BOOTS,
    /** It loses its power as soon as it has been given a volume. */
    DIES_ONCE_ATTACHED,
    /** It stands still as soon as it has been given a volume, in the middle of whatever it does, and stays on. */
    FREEZES_ONCE_ATTACHED;

    boolean boots() {
        return this != NEVER_BOOTS;
    }

    /** It has just been given a volume. */
    void attached(Machine machine) {
        if (this == DIES_ONCE_ATTACHED) {
            machine.kill();
        } else if (this == FREEZES_ONCE_ATTACHED) {
            machine.freeze();
        }
    }
}
