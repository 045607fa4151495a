package impound.sandbox.s3;

import java.time.Instant;

/** What keeps a version from being deleted; mode and end are null without retention. */
record Lock(String mode, Instant until, boolean hold) {
    static final Lock NONE = new Lock(null, null, false);

    boolean keeps(Instant now, boolean governanceBypassed) {
        boolean retained = until != null && now.isBefore(until) && !(mode.equals("GOVERNANCE") && governanceBypassed);
        return hold || retained;
    }

    Lock retain(String newMode, Instant newEnd) {
        return new Lock(newMode, newEnd, hold);
    }

    Lock hold(boolean on) {
        return new Lock(mode, until, on);
    }
}
