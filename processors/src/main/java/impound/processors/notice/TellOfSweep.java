package impound.processors.notice;

import impound.processors.Wire;
import impound.processors.audit.SweepRecords;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells people of what bears our tag and is not ours to judge, or not ours to remove: all of a round in one notice. */
public final class TellOfSweep {
    private final TellPeople people;

    public TellOfSweep(TellPeople people) {
        this.people = people;
    }

    /** Tells of these things, a line each; the same things are told once. */
    public Telling tell(Region region, List<String> things) {
        var lines = new Lines()
                .say("The sweeper found in %s what it does not touch and a person has to look at:".formatted(region))
                .blank();
        things.forEach(lines::item);
        lines.blank()
                .say(
                        "DOUBT: it bears our tag, and no incident bears it out. An intruder can set tags in a monitored account.")
                .say("Find in CloudTrail who made it. If it is nobody's, remove it by hand; until then it stays.")
                .say("Anything else: AWS refused to remove it. Mend what it says; the next round tries again.")
                .say("All that bears our tag lists: impound sweep --list");
        var hash = Wire.sha256(String.join("\n", things).getBytes(StandardCharsets.UTF_8));
        return people.tell(new Notice(
                region,
                SweepRecords.SWEEP,
                "sweep-" + hash.substring(0, 16),
                "Impound: %d things to look at in %s".formatted(things.size(), region),
                lines.toString()));
    }
}
