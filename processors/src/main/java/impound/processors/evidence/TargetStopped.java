package impound.processors.evidence;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;

/** A target that failed before its volumes were known. Its chain, one link long, is filed under the target's own id. */
public record TargetStopped(IncidentId incident, Target target, int hop, Chain chain) implements Message, Onward {

    /** The target of this assignment, with the link that says why nothing can be taken from it. */
    public static TargetStopped of(Assignment assignment, Link.CollectionStopped why) {
        var id = assignment.target().id();
        var link = new Chained(
                1, Chain.GENESIS, assignment.incident(), id, 1, 0, assignment.waiting(), Writer.NOBODY, why);
        return new TargetStopped(
                assignment.incident(),
                assignment.target(),
                assignment.hop(),
                Chain.empty().with(link));
    }

    public TargetStopped with(Chain longer) {
        return new TargetStopped(incident, target, hop, longer);
    }

    @Override
    public Region region() {
        return target.region();
    }

    @Override
    public String subject() {
        return incident + "/" + target.id();
    }

    @Override
    public TargetStopped onward() {
        return new TargetStopped(incident, target, hop + 1, chain);
    }

    @Override
    public Message message() {
        return onward();
    }

    @Override
    public List<StageName> slip() {
        return List.of(StageName.COMPLETED);
    }
}
