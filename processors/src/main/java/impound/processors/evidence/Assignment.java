package impound.processors.evidence;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One target of an incident on its way to {@code snapshot}, before anybody knows which volumes it has. */
public record Assignment(IncidentId incident, Target target, int hop, Waiting waiting) implements Message, Onward {
    public static Assignment of(IncidentId incident, Target target) {
        return new Assignment(incident, target, 0, Waiting.none(StageName.SNAPSHOT));
    }

    @Override
    public Region region() {
        return target.region();
    }

    @Override
    public String subject() {
        return incident + "/" + target.id();
    }

    /** The same assignment as it is sent anew after this hop: nothing is waited for. */
    public Assignment at(int newHop) {
        return new Assignment(incident, target, newHop, Waiting.none(StageName.SNAPSHOT));
    }

    /** The assignment with what was seen of the target, so that a later look can say since when it is the same. */
    public Assignment seeing(String what, Instant now) {
        return new Assignment(incident, target, hop, waiting.seeing(what, now));
    }

    /** The target can't be taken yet: the next look is after this time. */
    public NotYet notYet(String reason, Instant now, Duration wait) {
        return new NotYet(new Assignment(incident, target, hop, waiting.again(reason, now)), StageName.SNAPSHOT, wait);
    }

    @Override
    public Assignment onward() {
        return new Assignment(incident, target, hop + 1, waiting);
    }

    @Override
    public Message message() {
        return onward();
    }

    @Override
    public List<StageName> slip() {
        return List.of(StageName.SNAPSHOT);
    }
}
