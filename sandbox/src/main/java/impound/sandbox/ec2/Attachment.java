package impound.sandbox.ec2;

import java.time.Instant;

/** @param detached when it ends; null as long as nobody has asked for it */
record Attachment(
        String instanceId,
        String device,
        Instant began,
        Instant attached,
        boolean deleteOnTermination,
        Instant detached) {
    Attachment ending(Instant at) {
        return new Attachment(instanceId, device, began, attached, deleteOnTermination, at);
    }

    boolean over(Instant now) {
        return detached != null && !detached.isAfter(now);
    }

    String status(Instant now) {
        if (detached != null) {
            return over(now) ? "detached" : "detaching";
        }
        return attached.isAfter(now) ? "attaching" : "attached";
    }
}
