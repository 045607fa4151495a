package impound.processors.stage;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Refused;
import impound.processors.evidence.CollectionFailure.VolumeRefused;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.WorkRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The volumes of an instance whose set EC2 refuses, each by itself: not of one instant, and none blocks another. */
public final class OneByOne {
    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private final VolumeSnapshot single;
    private final Itineraries itineraries;
    private final Custody custody;
    private final WorkRecords records;
    private final Clock clock;

    public OneByOne(VolumeSnapshot single, Itineraries itineraries, Custody custody, WorkRecords records, Clock clock) {
        this.single = single;
        this.itineraries = itineraries;
        this.custody = custody;
        this.records = records;
        this.clock = clock;
    }

    /** Why the set of this target was refused, if it was. */
    Optional<RefusedSet> refusal(Assignment assignment) {
        return records.read(assignment.region(), WorkKeys.refusedSet(assignment.subject()))
                .map(there -> Wire.read(there.bytes(), RefusedSet.class));
    }

    /** Keeps that the set was refused: from now on there is none, whatever EC2 would say then. */
    RefusedSet refused(Assignment assignment, RuntimeException answer) {
        LOG.atWarn()
                .addKeyValue("incident", assignment.incident())
                .addKeyValue("target", assignment.target().id())
                .setCause(answer)
                .log("the set is refused: its volumes are taken one by one");
        var refused = new RefusedSet(String.valueOf(answer.getMessage()), clock.instant());
        records.create(assignment.region(), WorkKeys.refusedSet(assignment.subject()), Wire.document(refused));
        return refused;
    }

    /** The volumes, each with its snapshot on record, or why there is none; of the rest there is nothing yet. */
    List<Evidence> taken(List<Evidence> volumes, RefusedSet why) {
        return taken(volumes, "the set was refused: " + why.message(), why.at());
    }

    /** The same for volumes that were resumed after others of their instance were taken. */
    List<Evidence> resumed(List<Evidence> volumes) {
        return taken(volumes, "the other volumes of its instance were taken before it was resumed", clock.instant());
    }

    /** The same for a volume for which a person asks by itself. */
    List<Evidence> alone(List<Evidence> volumes) {
        return taken(volumes, "only this volume is asked for", clock.instant());
    }

    /** The same for a volume that the set of its instance does not have: it may have been detached a moment before. */
    Evidence missed(Evidence volume) {
        return taken(volume, "the set of its instance has no snapshot of it", clock.instant());
    }

    /** The volume with the link that says why it stopped, in the bucket; the others of its instance go on. */
    Evidence stop(Evidence volume, CollectionFailure failure) {
        return (Evidence) custody.write(stopped(volume, failure));
    }

    private List<Evidence> taken(List<Evidence> volumes, String why, Instant since) {
        return volumes.stream()
                .map(volume -> volume.lacksSnapshot() ? taken(volume, why, since) : volume)
                .toList();
    }

    private Evidence taken(Evidence volume, String why, Instant since) {
        // so the link says not only that there is no instant for all, but also why
        var noted = (Evidence)
                volume.notYet(StageName.SNAPSHOT, why, since, Duration.ZERO).asked();
        return step(noted).map(custody::write).map(Evidence.class::cast).orElse(volume);
    }

    private Optional<Evidence> step(Evidence volume) {
        try {
            return single.of(volume, () -> itineraries.of(volume));
        } catch (RuntimeException e) {
            if (Answers.isForLater(e)) {
                LOG.atInfo()
                        .addKeyValue("incident", volume.incident())
                        .addKeyValue("volume", volume.volume().id())
                        .setCause(e)
                        .log("its snapshot comes later");
                return Optional.empty();
            }
            return Optional.of(stopped(volume, Answers.failure(e).orElseThrow(() -> e)));
        }
    }

    private Evidence stopped(Evidence volume, CollectionFailure failure) {
        var why = failure instanceof Refused refused
                ? new VolumeRefused(volume.volume().id(), refused)
                : failure;
        return volume.with(new Link.CollectionStopped(
                clock.instant(), StageName.SNAPSHOT, why.reason(), why.getMessage(), why.advice()));
    }

    /** What EC2 said to the whole set, and when. */
    public record RefusedSet(String message, Instant at) {}
}
