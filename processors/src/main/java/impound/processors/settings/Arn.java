package impound.processors.settings;

import impound.processors.id.AccountId;
import impound.processors.id.Region;
import java.util.List;

/**
 * The parts of an ARN of a service that has regions. That an ARN is well-formed does not say that it names what is ours:
 * a key of another region is found out by KMS only when the first disk is copied.
 */
record Arn(String text, String partition, String region, String account) {

    /** @throws IllegalArgumentException where it is not an ARN of this service with region and account */
    static Arn of(String text, String service) {
        var parts = List.of(text.split(":", 6));
        if (!text.matches("arn:[a-z-]+:" + service + ":[a-z0-9-]+:\\d{12}:\\S+")) {
            throw new IllegalArgumentException("not an ARN of %s: '%s'".formatted(service, text));
        }
        return new Arn(text, parts.get(1), parts.get(3), parts.get(4));
    }

    /** @param wanted the account that it must be of, or null for any */
    void refuseOther(Partition where, Region served, AccountId wanted) {
        refuseUnless(partition.equals(where.text()), "partition " + partition, where.text());
        refuseUnless(region.equals(served.value()), "region " + region, served.value());
        if (wanted != null) {
            refuseUnless(account.equals(wanted.value()), "account " + account, wanted.value());
        }
    }

    private void refuseUnless(boolean same, String found, String wanted) {
        if (!same) {
            throw new IllegalArgumentException("'%s' is of %s, not of %s".formatted(text, found, wanted));
        }
    }
}
