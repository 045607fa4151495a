package impound.sandbox.http;

import java.time.Instant;

/** One call as CloudTrail would tell it; what is unknown (an unsigned caller, a call without a resource) is empty. */
public record CallRecord(
        Instant at,
        String account,
        String principal,
        String sessionName,
        String sourceIdentity,
        String service,
        String operation,
        String region,
        String resource,
        int status,
        String errorCode,
        String requestId) {

    /** The name of the role in whose session it was made; empty for a user. */
    public String role() {
        return principal.contains(":assumed-role/") ? principal.split("/")[1] : "";
    }

    public boolean succeeded() {
        return errorCode.isEmpty();
    }
}
