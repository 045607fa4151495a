package impound.processors.failure;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.evidence.Again;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.evidence.TargetStopped;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Source;
import impound.processors.id.IncidentId;
import impound.processors.stage.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a message that failed at a stage: nothing vanishes, and the other volumes go on. */
public final class StopCollection {
    private static final Logger LOG = LoggerFactory.getLogger(StopCollection.class);

    /** What may be on record of a volume that has not left {@code snapshot}. */
    private static final Set<Class<?>> OF_SNAPSHOT = Set.of(
            Link.SnapshotTaken.class,
            Link.SnapshotLocked.class,
            Link.CollectionStopped.class,
            Link.CollectionResumed.class);

    /** Between two tries of a message that has no deadline of its own. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Custody custody;
    private final Hops hops;
    private final Incidents incidents;
    private final Patience patience;
    private final Clock clock;

    public StopCollection(Custody custody, Hops hops, Incidents incidents, Patience patience, Clock clock) {
        this.custody = custody;
        this.hops = hops;
        this.incidents = incidents;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The same message, to be tried again later, or nothing where the failure is none that passes or has lasted too long.
     * It asks nothing of AWS, since that may be what has failed.
     */
    public Optional<Again> later(StageName stage, String text, Throwable thrown) {
        if (!Answers.isForLater(thrown)) {
            return Optional.empty();
        }
        try {
            return Optional.of(again(stage, Wire.readMessage(text), String.valueOf(thrown.getMessage())));
        } catch (DeadlinePassed | Rejected e) {
            return Optional.empty();
        }
    }

    private Again again(StageName stage, Message message, String why) {
        if (message instanceof Evidence evidence) {
            var wait = patience.notYet(evidence, stage, why);
            return new Again(wait.asked(), stage, wait.delay());
        }
        if (message instanceof Assignment assignment) {
            var wait = patience.notYet(assignment, why);
            return new Again(wait.asked(), stage, wait.delay());
        }
        return new Again(message, stage, AGAIN);
    }

    /** What ends it: our own failure, AWS's final no, or what should have passed and did not. */
    public Optional<CollectionFailure> ending(StageName stage, String text, Throwable thrown) {
        var failure = Answers.failure(thrown);
        return failure.isPresent()
                        || !Answers.isForLater(thrown)
                        || later(stage, text, thrown).isPresent()
                ? failure
                : Optional.of(
                        new DeadlinePassed("at %s, again and again: %s".formatted(stage.text(), thrown.getMessage())));
    }

    /**
     * Puts on record why it ended, and answers what is sent on. Nothing is where there is nothing to say it of: at {@code
     * completed} the chain is not ours to write, and one that does not hold together takes no further link. The incident's
     * watch finds both.
     */
    public List<Sending> stop(StageName stage, String text, CollectionFailure failure) {
        var message = read(text);
        if (stage == StageName.COMPLETED || message.isEmpty() || !hops.isCurrent(message.get())) {
            return List.of();
        }
        var why = new Link.CollectionStopped(
                clock.instant(), stage, failure.reason(), failure.getMessage(), failure.advice());
        try {
            var onward = message.get() instanceof Evidence evidence
                    ? stopped(evidence, stage, why)
                    : stopped((Assignment) message.get(), why);
            return List.of(new Sending(message.get(), onward));
        } catch (IntegrityViolated e) {
            LOG.atError()
                    .addKeyValue("subject", message.get().subject())
                    .setCause(e)
                    .log("the chain takes no link");
            return List.of();
        }
    }

    /** Of evidence that is past the stage already the failure is stale: another delivery has done it. */
    private List<? extends Onward> stopped(Evidence evidence, StageName stage, Link.CollectionStopped why) {
        var current = anew(evidence.incident(), evidence.target(), evidence);
        var isStale = current.stopped().isPresent() || current.next() != stage;
        return List.of(isStale ? current : custody.write(current.with(why)));
    }

    /** Volumes that are known each get their own link; those that are on their way already go on. */
    private List<? extends Onward> stopped(Assignment assignment, Link.CollectionStopped why) {
        var source = incidents
                .source(assignment.incident(), assignment.target())
                .filter(known -> !known.volumes().isEmpty());
        if (source.isEmpty()) {
            return List.of(stoppedAsAWhole(assignment, why));
        }
        return volumes(assignment, source.get()).stream()
                .filter(evidence -> !isOnItsWay(evidence) && !isAnothers(assignment, evidence))
                .map(evidence -> isSettled(evidence) ? evidence : custody.write(evidence.with(why)))
                .toList();
    }

    private TargetStopped stoppedAsAWhole(Assignment assignment, Link.CollectionStopped why) {
        var target = assignment.target();
        var known = custody.read(target.region(), assignment.incident(), target.id());
        return TargetStopped.isStopped(known)
                ? new TargetStopped(assignment.incident(), target, assignment.hop(), known)
                : custody.write(TargetStopped.of(assignment, known, why));
    }

    /** Whether it has left {@code snapshot}: some stage of its itinerary has begun. */
    private static boolean isOnItsWay(Evidence evidence) {
        return evidence.chain().facts().anyMatch(fact -> !OF_SNAPSHOT.contains(fact.getClass()));
    }

    /** A volume whose snapshot is locked needs nothing more of its target: it goes on. */
    private static boolean isSettled(Evidence evidence) {
        return evidence.stopped().isPresent()
                || evidence.find(Link.SnapshotLocked.class).isPresent();
    }

    /** Another instance of the incident has the volume attached too, and was first to take it. */
    private static boolean isAnothers(Assignment assignment, Evidence evidence) {
        return evidence.find(Link.SnapshotTaken.class)
                .filter(taken -> !taken.target().equals(assignment.target()))
                .isPresent();
    }

    private List<Evidence> volumes(Assignment assignment, Source source) {
        return source.volumes().stream()
                .map(volume -> Evidence.of(assignment.incident(), assignment.target(), volume))
                .map(custody::current)
                .map(evidence -> evidence.at(evidence.resumed()))
                .toList();
    }

    /** The evidence on the chain as the bucket has it, whatever the message believed. */
    private Evidence anew(IncidentId incident, Target target, Evidence evidence) {
        var chain = custody.current(Evidence.of(incident, target, evidence.volume()))
                .chain();
        return new Evidence(incident, target, evidence.volume(), evidence.hop(), evidence.waiting(), chain);
    }

    private static Optional<Message> read(String text) {
        try {
            return Optional.of(Wire.readMessage(text));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }
}
