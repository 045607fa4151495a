package impound.processors.steering;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.failure.HeldBack;
import impound.processors.finding.Incidents;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person has ordered of the coordinators, read where they would act next: from the work bucket, so that it holds for
 * all of them and over a restart. An order is over for what somebody has replayed since.
 */
public final class Steering {
    /** A look that found no pause is good for so long: a flood of findings is not one of looks, and nobody can tell the difference. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final WorkRecords records;
    private final Custody custody;
    private final Incidents incidents;
    private final Settings settings;
    private final Clock clock;
    private volatile Instant foundUnpaused = Instant.MIN;

    public Steering(WorkRecords records, Custody custody, Incidents incidents, Settings settings, Clock clock) {
        this.records = records;
        this.custody = custody;
        this.incidents = incidents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The evidence, if its collection is to go on.
     *
     * @throws Cancelled where somebody has aborted it and it has not come to its end before
     */
    public Evidence unlessAborted(Evidence evidence) {
        if (evidence.next() != StageName.COMPLETED) {
            var id = evidence.volume().id().value();
            aborted(evidence.region(), evidence.incident())
                    .of(id, Resumptions.of(Map.of(id, evidence.chain())))
                    .ifPresent(Steering::cancel);
        }
        return evidence;
    }

    /**
     * The assignment, if anything is to be taken from its target.
     *
     * @throws Cancelled where somebody has aborted the incident, or this target
     */
    public Assignment unlessAborted(Assignment assignment) {
        aborted(assignment.region(), assignment.incident())
                .of(assignment.target().id(), resumptions(assignment))
                .ifPresent(Steering::cancel);
        return assignment;
    }

    /**
     * The finding, if findings are to be taken. A pause holds from a second after it was ordered at the latest, its end at once.
     *
     * @throws HeldBack while somebody has paused the intake: findings wait in their queue
     */
    public String unlessPaused(String finding) {
        var now = clock.instant();
        if (!isJustBefore(foundUnpaused, now)) {
            pause().ifPresent(order -> {
                throw new HeldBack("the intake is paused " + order);
            });
            foundUnpaused = now;
        }
        return finding;
    }

    /** A clock that was set back makes no look last longer. */
    private static boolean isJustBefore(Instant look, Instant now) {
        return !look.isAfter(now) && look.isAfter(now.minus(LOOK));
    }

    /** Who paused the intake, if it is paused. */
    private Optional<Order> pause() {
        return records.read(settings.home(), WorkKeys.PAUSE).map(record -> Wire.read(record.bytes(), Order.class));
    }

    private Aborted aborted(Region region, IncidentId incident) {
        return records.read(region, WorkKeys.abort(incident))
                .map(record -> Wire.read(record.bytes(), Aborted.class))
                .orElseGet(Aborted::nothing);
    }

    /** Of the target and the volumes that are known of it. */
    private Resumptions resumptions(Assignment assignment) {
        var volumes = incidents
                .source(assignment.incident(), assignment.target())
                .map(instance ->
                        instance.volumes().stream().map(volume -> volume.id().value()))
                .orElseGet(Stream::of);
        return Resumptions.of(Stream.concat(Stream.of(assignment.target().id()), volumes)
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> custody.read(assignment.region(), assignment.incident(), id))));
    }

    private static void cancel(Order order) {
        throw new Cancelled("aborted " + order);
    }
}
