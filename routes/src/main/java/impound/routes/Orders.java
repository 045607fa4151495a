package impound.routes;

import impound.processors.custody.Custody;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.id.IncidentId;
import impound.processors.steering.Abort;
import impound.processors.steering.Extent;
import impound.processors.steering.Order;
import impound.processors.steering.Steer;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Orders to the coordinators from outside of them: for a person, with that person's credentials. */
public final class Orders implements AutoCloseable {
    private final Outside outside;
    private final Clock clock;

    private Orders(Outside outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
    }

    /** By the settings at this location. No stage is started. */
    public static Orders at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        return new Orders(Outside.at(location, own, clock).start(), clock);
    }

    /** The incident of this name, in whichever served region it is. */
    public Optional<Incident> find(IncidentId incident) {
        return outside.find(incident);
    }

    /** What the incident is about, and how far that is. */
    public Extent extent(Incident incident) {
        var custody = new Custody(outside.aws().documents(), outside.aws().audit(), Application.writer());
        return new Extent(incident, incidents(), custody);
    }

    /** Nothing more is to be collected. */
    public void abort(Incident incident, String why) {
        steer().abort(incident.region(), incident.id(), abortOf(incident, why));
    }

    /** Nothing more is to be collected of these volumes and instances. */
    public void abort(Incident incident, Set<String> ids, String why) {
        steer().abort(incident.region(), incident.id(), ids, abortOf(incident, why));
    }

    /** The incident goes before others; whether it did not already. */
    public boolean putFirst(Incident incident, String why) {
        return steer().putFirst(incident.region(), incident.id(), order(why));
    }

    /** The incident takes its turn like all others; whether it went before them. */
    public boolean putBack(Incident incident, String why) {
        return steer().putBack(incident.region(), incident.id(), order(why));
    }

    /** Whether the intake was not paused already. */
    public boolean pause(String why) {
        return steer().pause(order(why));
    }

    /** Whether the intake was paused. */
    public boolean resume(String why) {
        return steer().resume(order(why));
    }

    private Incidents incidents() {
        return new Incidents(outside.aws().documents());
    }

    private Steer steer() {
        return new Steer(outside.aws().records(), outside.aws().audit(), outside.settings());
    }

    private Abort abortOf(Incident incident, String why) {
        return new Abort(order(why), extent(incident).resumptions());
    }

    private Order order(String why) {
        return new Order(outside.who(), why, clock.instant());
    }

    @Override
    public void close() {
        outside.close();
    }
}
