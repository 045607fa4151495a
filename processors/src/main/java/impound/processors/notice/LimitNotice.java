package impound.processors.notice;

import impound.processors.audit.AuditRecords;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says, once an hour, that findings of an account wait since so many of its instances were taken already. */
public final class LimitNotice {
    private LimitNotice() {}

    /** @param most instances of the account that are taken within an hour */
    public static Notice of(Region home, AccountId account, int most, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var lines = new Lines()
                .say("Findings of account %s wait: %d of its instances were taken within an hour."
                        .formatted(account, most))
                .say("None is dropped; each goes on as soon as there is room.")
                .blank()
                .say("Find out whether it is an attack on many instances, or a product that is wrong.")
                .say("An attack: raise impound.instances-per-hour and start the coordinator anew, or ask for single")
                .say("instances by the custom action or a request: those do not wait.")
                .say("A product that is wrong: take it out of impound.products.");
        return new Notice(
                home,
                AuditRecords.INTAKE,
                "limit-%s-%s".formatted(account, hour.toString().replace(":", "")),
                "Impound: findings of account %s wait".formatted(account),
                lines.toString());
    }
}
