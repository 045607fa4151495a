package impound.processors.stage;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.custody.Leases;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Scope;
import impound.processors.notice.TellOfInstance;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All volumes of an instance, as they were at one instant, locked before anybody can delete them. */
public final class TakeSnapshots {
    private final Gateways aws;
    private final Incidents incidents;
    private final Custody custody;
    private final Leases leases;
    private final SnapshotSet sets;
    private final TellOfInstance people;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    public TakeSnapshots(
            Gateways aws,
            Incidents incidents,
            Custody custody,
            Leases leases,
            SnapshotSet sets,
            TellOfInstance people,
            Settings settings,
            Patience patience,
            Clock clock) {
        this.aws = aws;
        this.incidents = incidents;
        this.custody = custody;
        this.leases = leases;
        this.sets = sets;
        this.people = people;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
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
                .instance(assignment.incident(), assignment.target())
                .map(instance -> sets.onRecord(assignment, instance))
                .filter(known -> known.stream().allMatch(evidence -> evidence.find(Link.SnapshotLocked.class)
                        .isPresent()))
                .map(known -> locked(assignment, known));
    }

    private List<Onward> taken(Assignment assignment) {
        var lease = WorkKeys.lease(assignment.subject(), StageName.SNAPSHOT);
        if (!leases.take(assignment.region(), lease)) {
            return List.of(patience.notYet(assignment, "another process takes the snapshots"));
        }
        try {
            var instance = incidents
                    .instance(assignment.incident(), assignment.target())
                    .orElseGet(() -> look(assignment));
            return sets.of(assignment, instance)
                    .map(taken -> locked(assignment, taken))
                    .orElseGet(
                            () -> List.of(patience.notYet(assignment, "an earlier call may have made the snapshots")));
        } finally {
            leases.release(assignment.region(), lease);
        }
    }

    private SourceInstance look(Assignment assignment) {
        var target = (InstanceTarget) assignment.target();
        var scope = new Scope(target.account(), target.region(), assignment.incident());
        var instance = aws.instances()
                .describe(scope, target.instance())
                .orElseThrow(() -> new NothingToTake(
                        "INSTANCE_NOT_FOUND",
                        "EC2 does not know %s in account %s, %s"
                                .formatted(target.instance(), target.account(), target.region())));
        if (instance.isTerminated()) {
            throw new NothingToTake(
                    "INSTANCE_TERMINATED",
                    "%s was %s at %s; no volume was preserved"
                            .formatted(target.instance(), instance.state(), instance.askedAt()));
        }
        if (instance.volumes().isEmpty()) {
            throw new NothingToTake("NO_VOLUMES", target.instance() + " has no EBS volume");
        }
        return incidents.keep(assignment.incident(), target, instance);
    }

    private List<Onward> locked(Assignment assignment, List<Evidence> taken) {
        // all of them on record before the first is locked: a lock that is refused must not hide the other snapshots
        var recorded =
                taken.stream().map(custody::write).map(Evidence.class::cast).toList();
        var locked = recorded.stream().map(this::withLock).toList();
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
        var isDone = evidence.find(Link.SnapshotLocked.class).isPresent()
                || evidence.stopped().isPresent();
        return isDone ? evidence : (Evidence) custody.write(lock(evidence));
    }

    private Evidence lock(Evidence evidence) {
        var snapshot = evidence.link(Link.SnapshotTaken.class).snapshot();
        var locks = settings.locks();
        var lock = aws.snapshots().lock(Scopes.monitored(evidence), snapshot, locks.sourceMode(), locks.sourceDays());
        return evidence.with(new Link.SnapshotLocked(
                clock.instant(),
                lock.act(),
                snapshot,
                lock.value().mode(),
                lock.value().until()));
    }
}
