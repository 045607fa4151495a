package impound.processors.notice;

import impound.processors.audit.AuditRecords;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.id.Region;
import java.time.LocalDate;
import java.util.List;

/** Says, once a day, what has been parked for too long, and what to type. */
public final class ParkedNotice {
    private ParkedNotice() {}

    /** @param parked of any stages, all of it for longer than these days */
    public static Notice of(Region home, LocalDate today, int days, List<Parked> parked) {
        var lines = new Lines()
                .say("Parked for more than %d days. Nothing of it goes on by itself, and disks may be lost."
                        .formatted(days));
        for (var stage : StageName.values()) {
            var here = parked.stream().filter(one -> one.stage() == stage).toList();
            if (!here.isEmpty()) {
                lines.blank().say("At %s:".formatted(stage.text()));
                here.forEach(one -> lines.item(line(one)));
                lines.say(
                        "Once the cause is removed: ./impound replay %s --all (or --incident ID; --dry-run shows what it does)"
                                .formatted(stage.text()));
            }
        }
        return new Notice(
                home,
                AuditRecords.INTAKE,
                "parked-" + today,
                "Impound: %d parked for more than %d days".formatted(parked.size(), days),
                lines.toString());
    }

    private static String line(Parked one) {
        return "%s %s since %s: %s, %s. What to do: %s"
                .formatted(
                        one.about().isEmpty() ? "message " + one.id() : one.about(),
                        one.incident().isEmpty() ? "(no incident)" : "of " + one.incident(),
                        one.at(),
                        one.reason(),
                        one.message(),
                        one.advice());
    }
}
