package impound.processors.replay;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.failure.Parked;
import impound.processors.failure.Shelf;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Outbox;
import impound.processors.id.IncidentId;
import impound.processors.replay.Plan.GoesBack;
import impound.processors.replay.Plan.TargetGoesOn;
import impound.processors.replay.Plan.VolumeGoesOn;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what is parked back to work. The link that resumes a volume is written first, then its message is sent, and only
 * then what was parked goes off the shelf: a crash in between is made good by the next replay, and one too many does
 * nothing.
 */
public final class Replay {
    private final Shelf shelf;
    private final Plans plans;
    private final StoppedByChain stopped;
    private final Resume resume;
    private final Custody custody;
    private final Hops hops;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Settings settings;
    private final Clock clock;

    public Replay(
            Gateways aws,
            Outbox outbox,
            Custody custody,
            Hops hops,
            Incidents incidents,
            Settings settings,
            Clock clock) {
        this.shelf = new Shelf(aws.records(), settings);
        this.resume = new Resume(custody, aws.documents(), clock);
        this.plans = new Plans(shelf, incidents, custody, resume, settings);
        this.stopped = new StoppedByChain(incidents, custody, settings);
        this.custody = custody;
        this.hops = hops;
        this.audit = aws.audit();
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is parked at the stage and selected: what lies on the shelf, then what stopped by the chains alone. */
    public List<Parked> selected(StageName stage, Selection selection) {
        var parked = shelf.at(stage).stream().filter(selection::covers).toList();
        var named = parked.stream().map(Replay::name).collect(Collectors.toSet());
        var others = stopped.at(stage, selection).stream().filter(one -> !named.contains(name(one)));
        return Stream.concat(parked.stream(), others).toList();
    }

    /** Incidents that a person has named and that were never opened. */
    public List<String> unknown(Selection selection) {
        return selection.incidents().stream()
                .filter(incident -> stopped.find(incident).isEmpty())
                .sorted()
                .toList();
    }

    /** The incident, in whichever served region it was opened; nothing for what is no incident's name. */
    public Optional<Incident> find(String incident) {
        return stopped.find(incident);
    }

    /** What {@link #run} would do. */
    public Plan plan(Parked parked) {
        return plans.of(parked);
    }

    /** Does it, and answers what was done. */
    public Plan run(Parked parked, Cause cause) {
        var plan = plans.of(parked);
        if (plan instanceof VolumeGoesOn volume) {
            goOn(volume, cause);
        } else if (plan instanceof TargetGoesOn target) {
            goOn(target, cause);
        } else if (plan instanceof GoesBack message) {
            record(parked, cause);
            outbox.send(parked.stage(), message.body());
        }
        shelf.clear(parked);
        return plan;
    }

    /** Takes off the shelf what went on a moment ago by another message. */
    Plan drop(Parked parked) {
        shelf.clear(parked);
        return new Plan.LeftAlone(parked, "it went on a moment ago");
    }

    private void goOn(VolumeGoesOn plan, Cause cause) {
        var resumed = resumed(plan.evidence(), cause);
        record(plan.parked(), cause);
        watch(plan.parked());
        send(resumed);
    }

    private void goOn(TargetGoesOn plan, Cause cause) {
        var volumes = plan.volumes().stream()
                .map(evidence -> resumed(evidence, cause))
                .toList();
        if (TargetStopped.isStopped(plan.chain())) {
            var link = new CollectionResumed(clock.instant(), StageName.SNAPSHOT, cause.who(), cause.why());
            custody.write(TargetStopped.of(plan.assignment(), plan.chain(), link));
        }
        record(plan.parked(), cause);
        watch(plan.parked());
        // one whose snapshot was taken and not locked has left the target: its first stage locks it
        volumes.stream().filter(evidence -> !evidence.lacksSnapshot()).forEach(this::send);
        if (volumes.isEmpty() || volumes.stream().anyMatch(Evidence::lacksSnapshot)) {
            outbox.send(plan.assignment().at(hops.stored(plan.assignment())));
        }
    }

    private Evidence resumed(Evidence evidence, Cause cause) {
        return evidence.stopped().isPresent() ? resume.resumed(evidence, cause) : evidence;
    }

    private void send(Evidence evidence) {
        outbox.send(evidence.at(hops.stored(evidence)));
    }

    /** The incident may be closed: from now on somebody looks again until it has come to its end anew. */
    private void watch(Parked parked) {
        var incident = new IncidentId(parked.incident());
        var first = new IncidentWatch(incident, parked.region(), clock.instant(), 0);
        outbox.send(new IncidentWatch(incident, parked.region(), clock.instant(), hops.stored(first)));
    }

    private void record(Parked parked, Cause cause) {
        var isOurs = !parked.incident().isEmpty() && settings.isServed(parked.region());
        var event = AuditRecords.replayed(
                parked.id(),
                parked.stage().text(),
                parked.incident(),
                parked.about(),
                cause.who(),
                cause.why(),
                clock.instant());
        audit.write(
                isOurs ? parked.region() : settings.home(),
                isOurs ? new IncidentId(parked.incident()) : AuditRecords.INTAKE,
                event);
    }

    /** By this two parked things are of the same volume. */
    private static String name(Parked parked) {
        return parked.incident() + "/" + parked.about();
    }
}
