package impound.routes;

import impound.processors.completion.CloseIncident;
import impound.processors.completion.Groups;
import impound.processors.completion.ReachMilestone;
import impound.processors.completion.Retire;
import impound.processors.completion.TellMilestone;
import impound.processors.completion.TellMissed;
import impound.processors.custody.Claims;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.custody.Intents;
import impound.processors.custody.Leases;
import impound.processors.custody.RememberedDocuments;
import impound.processors.evidence.Writer;
import impound.processors.failure.StopCollection;
import impound.processors.finding.ClaimFinding;
import impound.processors.finding.HourlyLimit;
import impound.processors.finding.IgnoreTestEvent;
import impound.processors.finding.Incidents;
import impound.processors.finding.OpenIncident;
import impound.processors.finding.ReadFinding;
import impound.processors.gateway.Gateways;
import impound.processors.notice.TellOfArrival;
import impound.processors.notice.TellOfFailure;
import impound.processors.notice.TellOfInstance;
import impound.processors.notice.TellPeople;
import impound.processors.notice.WriteBack;
import impound.processors.settings.Settings;
import impound.processors.stage.AttachVolume;
import impound.processors.stage.AwaitImage;
import impound.processors.stage.CopyOnce;
import impound.processors.stage.Copying;
import impound.processors.stage.Detour;
import impound.processors.stage.Itineraries;
import impound.processors.stage.LaunchCollector;
import impound.processors.stage.OneByOne;
import impound.processors.stage.Patience;
import impound.processors.stage.ReceiveSnapshot;
import impound.processors.stage.ReencryptSnapshot;
import impound.processors.stage.RestoreVolume;
import impound.processors.stage.ShareSnapshot;
import impound.processors.stage.SnapshotSet;
import impound.processors.stage.SnapshotWait;
import impound.processors.stage.SourceLock;
import impound.processors.stage.SourceSnapshot;
import impound.processors.stage.Stage;
import impound.processors.stage.TakeSnapshots;
import impound.processors.stage.VerifyImage;
import impound.processors.stage.VolumeSnapshot;
import impound.processors.steering.Steering;
import impound.processors.steering.WatchPause;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;

/** Puts the parts together: the only place that calls their constructors. */
final class Wiring {
    private final Settings settings;
    private final Clock clock;
    private final Writer writer;
    private final Gateways aws;
    private final Queues queues;
    private final Deliveries deliveries;
    private final Custody custody;
    private final Hops hops;
    private final Leases leases;
    private final Intents intents;
    private final ReadFinding readFinding;
    private final Incidents incidents;
    private final ClaimFinding claimFinding;
    private final Patience patience;
    private final VolumeSnapshot volumeSnapshot;
    private final SourceLock sourceLock;
    private final SnapshotWait snapshotWait;
    private final TellPeople people;
    private final TellOfInstance tellOfInstance;
    private final TellOfFailure tellOfFailure;
    private final ParkedParts parked;
    private final Steering steering;

    Wiring(Settings settings, Gateways aws, Writer writer, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.writer = writer;
        this.aws = aws;
        this.queues = new Queues(settings);
        this.custody = new Custody(aws.documents(), aws.audit(), writer);
        this.hops = new Hops(aws.records());
        this.leases = new Leases(aws.records(), writer, clock);
        this.intents = new Intents(aws.records(), clock);
        this.readFinding = new ReadFinding(settings);
        this.deliveries =
                new Deliveries(settings.deliveries(), new IgnoreTestEvent(readFinding, openIncident())::ignore);
        this.incidents = new Incidents(aws.documents());
        this.claimFinding = claimFinding();
        this.patience = new Patience(settings.patience(), clock);
        this.volumeSnapshot = new VolumeSnapshot(aws.snapshots(), leases, intents, clock);
        this.sourceLock = new SourceLock(aws.snapshots(), settings, clock);
        this.snapshotWait = snapshotWait();
        this.people = new TellPeople(aws, settings, clock);
        this.tellOfInstance = new TellOfInstance(people, incidents, custody);
        this.tellOfFailure = new TellOfFailure(people, settings);
        this.steering = new Steering(aws.records(), custody, incidents, settings, clock);
        this.parked = new ParkedParts(aws, custody, hops, incidents, settings, clock);
    }

    /** All routes of the workflow, in its order. */
    List<RoutesBuilder> routes() {
        var collection = List.<RoutesBuilder>of(
                new Forwarding(queues, hops),
                new Intake(
                        queues, deliveries, readFinding, claimFinding, hourlyLimit(), openIncident(), hops, steering),
                new Snapshot(queues, deliveries, takeSnapshots(), hops, steering),
                new Stages(stages(), queues, deliveries, hops, custody, steering));
        return Stream.concat(collection.stream(), completion().stream()).toList();
    }

    /** What parks and replays. */
    ParkedParts parked() {
        return parked;
    }

    /** One of each: their order is the itinerary's to say. */
    private List<Stage> stages() {
        var detour = new Detour(settings.securityAccount(), clock);
        var copies = new CopyOnce(aws.snapshots(), leases, intents, patience, clock);
        var copying = new Copying(aws.snapshots(), detour, patience, clock);
        return List.of(
                new ReencryptSnapshot(snapshotWait, copies, copying, settings, clock),
                new ShareSnapshot(aws.snapshots(), snapshotWait, detour, settings.securityAccount(), clock),
                new RestoreVolume(aws, snapshotWait, detour, settings, patience, clock),
                new LaunchCollector(aws, settings, patience, clock),
                new AttachVolume(aws, settings, patience, clock),
                new AwaitImage(aws, settings, patience, clock),
                new VerifyImage(aws, settings, clock),
                new ReceiveSnapshot(aws.snapshots(), snapshotWait, copies, copying, settings, clock));
    }

    /** What a failure of a route means; it must be known before the routes. */
    Failures failures() {
        var stops = new StopCollection(custody, hops, incidents, patience, clock);
        var park = new Park(stops, parked.parking());
        return new Failures(queues, stops, park, new Alert(stops, tellOfFailure));
    }

    private ClaimFinding claimFinding() {
        return new ClaimFinding(new Claims(aws.records(), aws.audit(), writer, clock), incidents, aws.documents());
    }

    private HourlyLimit hourlyLimit() {
        return new HourlyLimit(aws.records(), incidents, claimFinding, people, settings, clock);
    }

    private OpenIncident openIncident() {
        return new OpenIncident(readFinding, aws.documents(), aws.audit(), settings, writer, clock);
    }

    private TakeSnapshots takeSnapshots() {
        var itineraries = new Itineraries(aws.keys(), settings, clock);
        var oneByOne = new OneByOne(volumeSnapshot, itineraries, custody, aws.records(), clock);
        var sets = new SnapshotSet(aws, custody, intents, itineraries, oneByOne, clock);
        return new TakeSnapshots(aws, incidents, custody, leases, sets, tellOfInstance, settings, patience, sourceLock);
    }

    private SnapshotWait snapshotWait() {
        var source = new SourceSnapshot(aws.snapshots(), volumeSnapshot, sourceLock, patience, clock);
        return new SnapshotWait(aws.snapshots(), source, patience, clock);
    }

    private List<RoutesBuilder> completion() {
        var groups = new Groups(incidents, custody, aws.audit(), settings);
        var closing = new CloseIncident(aws, groups, writer, clock);
        var findings = new WriteBack(aws, settings);
        var milestone = new TellMilestone(people, findings, groups, aws.documents(), clock);
        var watched = watched();
        var missed = new TellMissed(tellOfInstance, tellOfFailure, findings);
        var milestones = new ReachMilestone(watched, closing, milestone, missed, patience, clock);
        var arrivals = new TellOfArrival(tellOfInstance, tellOfFailure, custody);
        var retire = new Retire(aws, settings, patience, clock);
        return List.of(
                new Completion(queues, deliveries, hops, custody, arrivals, parked.parking(), retire, milestones),
                new Aggregation(watched, new GroupRepository(aws.records()), milestones),
                new Replays(queues, parked.copies(), parked::replay),
                new ParkedWatch(queues, parked::tellOfParked),
                new MovedWatch(queues, settings, parked::stopMoved),
                new PauseWatch(new WatchPause(aws.records(), settings, clock)));
    }

    /** Looks at every link of an incident each time that one of its volumes comes to an end, and in every round of its watch. */
    private Groups watched() {
        var remembered = new RememberedDocuments(aws.documents());
        return new Groups(
                new Incidents(remembered), new Custody(remembered, aws.audit(), writer), aws.audit(), settings);
    }
}
