package impound.processors.evidence;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;

/** A target that failed before its volumes were known. Its chain, of stops and resumptions, is filed under the target's own id. */
public record TargetStopped(IncidentId incident, Target target, int hop, Chain chain) implements Message, Onward {

    /**
     * The target of this assignment, with the link that says why nothing can be taken from it, or that a person lets it be
     * tried again.
     *
     * @param known what is on record of the target itself
     */
    public static TargetStopped of(Assignment assignment, Chain known, Link fact) {
        var link = new Chained(
                known.nextNumber(),
                known.head(),
                assignment.incident(),
                assignment.target().id(),
                1 + known.all(Link.CollectionResumed.class).size(),
                known.written(),
                assignment.waiting(),
                Writer.NOBODY,
                fact);
        return new TargetStopped(assignment.incident(), assignment.target(), assignment.hop(), known.with(link));
    }

    /** Whether this chain of a target says that nothing can be taken from it. */
    public static boolean isStopped(Chain chain) {
        return !chain.isEmpty() && chain.last().link() instanceof Link.CollectionStopped;
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
