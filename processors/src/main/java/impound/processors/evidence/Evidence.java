package impound.processors.evidence;

import impound.processors.evidence.Link.BeginsAgain;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One source volume with its chain of custody. What it knows beyond its ids it reads off the chain: which way it goes,
 * how far it is, the number of its attempt. So a replay, a second try or another way need no state of their own.
 *
 * @param hop how often this evidence has been sent
 */
public record Evidence(IncidentId incident, Target target, SourceVolume volume, int hop, Waiting waiting, Chain chain)
        implements Message, Outcome {

    /** Evidence of which nothing is on record yet. */
    public static Evidence of(IncidentId incident, Target target, SourceVolume volume) {
        return new Evidence(incident, target, volume, 0, Waiting.none(StageName.SNAPSHOT), Chain.empty());
    }

    @Override
    public Region region() {
        return target.region();
    }

    @Override
    public String subject() {
        return incident + "/" + volume.id();
    }

    /** The stages that this evidence is to go through, in order: as its first link says, or the last that rerouted it. */
    public List<StageName> itinerary() {
        return find(Link.Rerouted.class)
                .map(Link.Rerouted::itinerary)
                .or(() -> find(Link.SnapshotTaken.class).map(Link.SnapshotTaken::itinerary))
                .orElse(List.of());
    }

    /** 1, and one more for each attempt that ended or was resumed; names and tokens of what is made contain it. */
    public int attempt() {
        return 1 + chain.all(Link.AttemptEnded.class).size() + resumed();
    }

    /** How often a person sent it on its way again. */
    public int resumed() {
        return chain.all(Link.CollectionResumed.class).size();
    }

    /** The attempt under whose number the collector works that was launched, or will be: it keeps it when evidence is resumed. */
    public int collectorAttempt() {
        return chain.counting().stream()
                .filter(chained -> isDone(StageName.LAUNCH) && StageName.LAUNCH.isDoneBy(chained.link()))
                .mapToInt(Chained::attempt)
                .max()
                .orElseGet(this::attempt);
    }

    /** The first stage of the itinerary that is not done, or {@link StageName#COMPLETED} where all are or none will be. */
    public StageName next() {
        if (stopped().isPresent()) {
            return StageName.COMPLETED;
        }
        if (lacksSnapshot()) {
            return StageName.SNAPSHOT;
        }
        return itinerary().stream().filter(stage -> !isDone(stage)).findFirst().orElse(StageName.COMPLETED);
    }

    /** Whether the stage's last link is newer than every link that begins it, or an earlier stage, again. */
    public boolean isDone(StageName stage) {
        var facts = counting();
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (stage.isDoneBy(facts.get(i))) {
                return true;
            }
            if (facts.get(i) instanceof BeginsAgain again && beginsAgain(again, stage)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the stage is the one that is begun again, or stands behind it. One outside the itinerary begins none. */
    private boolean beginsAgain(BeginsAgain again, StageName stage) {
        var from = itinerary().indexOf(again.from());
        return from >= 0 && from <= itinerary().indexOf(stage);
    }

    /** The newest fact of this kind since the stage, or an earlier one, was last begun again. */
    public <T extends Link> Optional<T> findSinceBegun(StageName stage, Class<T> kind) {
        Optional<T> found = Optional.empty();
        for (var fact : counting()) {
            if (fact instanceof BeginsAgain again && beginsAgain(again, stage)) {
                found = Optional.empty();
            } else if (kind.isInstance(fact)) {
                found = Optional.of(kind.cast(fact));
            }
        }
        return found;
    }

    /** Whether its snapshot is still to be taken: nothing is on record of it, or it was resumed before there was one. */
    public boolean lacksSnapshot() {
        return stopped().isEmpty() && find(Link.SnapshotTaken.class).isEmpty();
    }

    /** Why the collection of this volume stopped, unless a person has resumed it since. */
    public Optional<Link.CollectionStopped> stopped() {
        Optional<Link.CollectionStopped> stopped = Optional.empty();
        for (var fact : chain.facts().toList()) {
            if (fact instanceof Link.CollectionStopped stop) {
                stopped = Optional.of(stop);
            } else if (fact instanceof Link.CollectionResumed) {
                stopped = Optional.empty();
            }
        }
        return stopped;
    }

    /** The newest fact of this kind that did not come too late. */
    public <T extends Link> Optional<T> find(Class<T> kind) {
        var all = counting().stream().filter(kind::isInstance).map(kind::cast).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private List<Link> counting() {
        return chain.counting().stream().map(Chained::link).toList();
    }

    /** The same, where there must be one: the stage that asks stands behind the one that writes it. */
    public <T extends Link> T link(Class<T> kind) {
        return find(kind)
                .orElseThrow(
                        () -> new IllegalStateException("%s has no %s yet".formatted(subject(), kind.getSimpleName())));
    }

    /** The evidence with one more fact, which is still to be written. */
    public Evidence with(Link link) {
        var chained = new Chained(
                chain.nextNumber(),
                chain.head(),
                incident,
                volume.id().value(),
                attempt(),
                chain.written(),
                waiting,
                Writer.NOBODY,
                link);
        return with(chain.with(chained));
    }

    /** The evidence with what was seen at this stage, so that a later look can say since when it is the same. */
    public Evidence seeing(StageName stage, String what, Instant now) {
        return new Evidence(incident, target, volume, hop, waitingAt(stage).seeing(what, now), chain);
    }

    /** The evidence with the chain as the bucket has it. What was waited for is over once the chain has grown. */
    public Evidence with(Chain longer) {
        var stays = longer.links().size() == chain.links().size();
        return new Evidence(
                incident, target, volume.asIn(longer), hop, stays ? waiting : Waiting.none(StageName.SNAPSHOT), longer);
    }

    /** The same evidence as it is sent anew after this hop: nothing is waited for. */
    public Evidence at(int newHop) {
        return new Evidence(incident, target, volume, newHop, Waiting.none(StageName.SNAPSHOT), chain);
    }

    /** Nothing has come yet: the next look is after this time. */
    public NotYet notYet(StageName stage, String reason, Instant now, Duration wait) {
        return new NotYet(
                new Evidence(incident, target, volume, hop, waitingAt(stage).again(reason, now), chain), stage, wait);
    }

    /** What is waited for at this stage; of another stage's wait nothing counts. */
    public Waiting waitingAt(StageName stage) {
        return waiting.stage() == stage ? waiting : Waiting.none(stage);
    }

    @Override
    public Evidence onward() {
        return new Evidence(incident, target, volume, hop + 1, waiting, chain);
    }

    @Override
    public Message message() {
        return onward();
    }

    /** To the next stage; past {@link StageName#COMPLETED} first where a milestone is reached and more follows. */
    @Override
    public List<StageName> slip() {
        var milestone = !chain.isEmpty()
                && (chain.last().link() instanceof Link.SnapshotCompleted
                        || StageName.VERIFY.isDoneBy(chain.last().link())
                        || StageName.RECEIVE.isDoneBy(chain.last().link()));
        return milestone && next() != StageName.COMPLETED ? List.of(StageName.COMPLETED, next()) : List.of(next());
    }
}
