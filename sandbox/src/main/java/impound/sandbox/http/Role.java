package impound.sandbox.http;

import java.util.Set;

/** A role and its trust: who may assume it, and under which external id (null: none is asked for). */
public record Role(String arn, Set<String> trusted, String externalId) {

    public Role {
        trusted = Set.copyOf(trusted);
        if (!arn.matches("arn:aws:iam::\\d{12}:role/.+")) {
            throw new IllegalArgumentException("not a role: " + arn);
        }
    }

    /** A trust that names whole accounts or principals, without an external id. */
    public static Role trusting(String arn, String... principals) {
        return new Role(arn, Set.of(principals), null);
    }

    public boolean admits(Identity caller, String offeredExternalId) {
        return trusted.stream().anyMatch(caller::isAdmittedBy)
                && (externalId == null || externalId.equals(offeredExternalId));
    }
}
