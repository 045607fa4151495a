package impound.processors.stage;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.custody.Leases;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Instances.Described;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Source;
import impound.processors.notice.TellOfInstance;
import impound.processors.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All volumes of an instance, as they were at one instant, or one volume by itself, locked before anybody can delete them. */
public final class TakeSnapshots {
    /** Within half a minute EC2's buckets are full again; a type that nobody can look up for longer is noted as not known. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(30);

    private final Gateways aws;
    private final Incidents incidents;
    private final Custody custody;
    private final Leases leases;
    private final SnapshotSet sets;
    private final TellOfInstance people;
    private final Settings settings;
    private final Patience patience;
    private final SourceLock locks;
    private final FirstLook look;

    public TakeSnapshots(
            Gateways aws,
            Incidents incidents,
            Custody custody,
            Leases leases,
            SnapshotSet sets,
            TellOfInstance people,
            Settings settings,
            Patience patience,
            SourceLock locks) {
        this.aws = aws;
        this.incidents = incidents;
        this.custody = custody;
        this.leases = leases;
        this.sets = sets;
        this.people = people;
        this.settings = settings;
        this.patience = patience;
        this.locks = locks;
        this.look = new FirstLook(aws.instances(), incidents);
    }

    /** What goes on from a target: one evidence a volume, or the target itself, to be looked at again. */
    public Sending take(Assignment assignment) {
        return new Sending(assignment, onward(assignment));
    }

    private List<Onward> onward(Assignment assignment) {
        return recorded(assignment).orElseGet(() -> taken(assignment));
    }

    /** What is on record needs no lease; copies that wait for one another's would else go round for as long as they meet. */
    private Optional<List<Onward>> recorded(Assignment assignment) {
        return incidents
                .source(assignment.incident(), assignment.target())
                .filter(instance -> !instance.volumes().isEmpty())
                .map(instance -> sets.onRecord(assignment, instance))
                .filter(known -> known.stream().allMatch(TakeSnapshots::isSettled))
                .map(known -> locked(assignment, known));
    }

    private List<Onward> taken(Assignment assignment) {
        var lease = WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT);
        if (!leases.take(assignment.region(), lease)) {
            return List.of(patience.notYet(assignment, "another process takes the snapshots"));
        }
        try {
            return incidents
                    .source(assignment.incident(), assignment.target())
                    .map(instance -> taken(assignment, instance))
                    .orElseGet(() -> lookedAt(assignment));
        } finally {
            leases.release(assignment.region(), lease);
        }
    }

    private List<Onward> lookedAt(Assignment assignment) {
        return assignment.target() instanceof VolumeTarget volume
                ? taken(assignment, incidents.keep(assignment.incident(), volume, look.at(assignment, volume)))
                : lookedAt(assignment, (InstanceTarget) assignment.target());
    }

    private List<Onward> lookedAt(Assignment assignment, InstanceTarget target) {
        var described = look.at(assignment, target);
        return askedAgain(described, assignment)
                .<List<Onward>>map(List::of)
                .orElseGet(() -> taken(assignment, incidents.keep(assignment.incident(), target, described)));
    }

    private List<Onward> taken(Assignment assignment, Source source) {
        if (source instanceof SourceInstance instance && instance.volumes().isEmpty()) {
            throw FirstLook.nothing(instance);
        }
        return onward(assignment, sets.of(assignment, source));
    }

    /** What EC2 does not tell for a moment is waited for, but not for long: the disks are what counts. */
    private Optional<NotYet> askedAgain(Described described, Assignment assignment) {
        return described.passing().isEmpty()
                ? Optional.empty()
                : patience.briefly(assignment, "part of what EC2 says", described.passing(), LONGEST_ASKED);
    }

    /** Those that are there go on, whatever the others wait for; the target comes round again for these. */
    private List<Onward> onward(Assignment assignment, List<Evidence> volumes) {
        var taken =
                volumes.stream().filter(evidence -> !evidence.lacksSnapshot()).toList();
        if (taken.size() == volumes.size()) {
            return locked(assignment, taken);
        }
        var onward = new ArrayList<Onward>(taken.stream().map(this::withLock).toList());
        onward.add(patience.notYet(assignment, "no snapshot yet of " + missing(volumes)));
        return onward;
    }

    private static String missing(List<Evidence> volumes) {
        return volumes.stream()
                .filter(Evidence::lacksSnapshot)
                .map(evidence -> evidence.volume().id().value())
                .collect(Collectors.joining(", "));
    }

    private List<Onward> locked(Assignment assignment, List<Evidence> taken) {
        // all of them are on record before the first is locked: a lock that is refused must not hide the other
        // snapshots
        var locked = taken.stream().map(this::withLock).toList();
        record(assignment, locked);
        people.mayIsolate(assignment.incident(), assignment.target(), locked);
        return List.copyOf(locked);
    }

    private void record(Assignment assignment, List<Evidence> locked) {
        var taken = locked.stream()
                .filter(evidence -> evidence.find(Link.SnapshotTaken.class).isPresent())
                .toList();
        if (!taken.isEmpty()) {
            var region = assignment.region();
            var incident = incidents.read(region, assignment.incident());
            var bucket = settings.in(region).evidenceBucket();
            aws.audit().write(region, assignment.incident(), AuditRecords.captureStarted(incident, taken, bucket));
        }
    }

    private Evidence withLock(Evidence evidence) {
        // one in error can't be locked: its first stage takes it anew, and locks that
        return isSettled(evidence)
                ? evidence
                : locks.lock(evidence)
                        .map(custody::write)
                        .map(Evidence.class::cast)
                        .orElse(evidence);
    }

    private static boolean isSettled(Evidence evidence) {
        return evidence.find(Link.SnapshotLocked.class).isPresent()
                || evidence.stopped().isPresent();
    }
}
