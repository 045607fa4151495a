package impound.routes;

import static org.apache.camel.builder.AggregationStrategies.useOriginal;
import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.custody.Hops;
import impound.processors.evidence.StageName;
import impound.processors.finding.Accepted;
import impound.processors.finding.ClaimFinding;
import impound.processors.finding.Finding;
import impound.processors.finding.HourlyLimit;
import impound.processors.finding.Ignored;
import impound.processors.finding.Incident;
import impound.processors.finding.Judged;
import impound.processors.finding.OpenIncident;
import impound.processors.finding.ReadFinding;
import impound.processors.finding.Refused;
import impound.processors.steering.Steering;
import org.apache.camel.builder.RouteBuilder;

/** A finding becomes an incident in each region that it names, with a target for each suspected instance. */
final class Intake extends RouteBuilder {
    private static final String ACCEPTED = "direct:accepted";
    private static final String OPEN = "direct:open";

    private final Queues queues;
    private final Deliveries deliveries;
    private final ReadFinding readFinding;
    private final ClaimFinding claimFinding;
    private final HourlyLimit hourlyLimit;
    private final OpenIncident openIncident;
    private final Hops hops;
    private final Steering steering;

    Intake(
            Queues queues,
            Deliveries deliveries,
            ReadFinding readFinding,
            ClaimFinding claimFinding,
            HourlyLimit hourlyLimit,
            OpenIncident openIncident,
            Hops hops,
            Steering steering) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.readFinding = readFinding;
        this.claimFinding = claimFinding;
        this.hourlyLimit = hourlyLimit;
        this.openIncident = openIncident;
        this.hops = hops;
        this.steering = steering;
    }

    @Override
    public void configure() {
        intake();
        accepted();
        open();
    }

    private void intake() {
        from(queues.consume(StageName.FINDINGS))
                .routeId(StageName.FINDINGS.text())
                .routeConfigurationId(Failures.REJECTIONS)
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)
                .transform()
                .body(String.class, steering::unlessPaused)
                .transform()
                .body(String.class, readFinding::read)

                // all of the event at once: what comes again is then not a duplicate of a part of itself
                .transform()
                .body(Judged.class, claimFinding::claim)
                .choice()
                .when(body().isInstanceOf(Ignored.class))
                .transform()
                .body(Ignored.class, openIncident::ignore)
                .endChoice()
                .when(body().isInstanceOf(Refused.class))
                .transform()
                .body(Refused.class, openIncident::refuse)
                .endChoice()
                .otherwise()
                .to(ACCEPTED)
                .transform()
                .body(Accepted.class, openIncident::noteRest)
                .end();
    }

    /** Neither this nor the next has an error handler of its own: an event of which one incident can't be opened is not taken. */
    private void accepted() {
        from(ACCEPTED)
                .routeId("accepted")
                .errorHandler(noErrorHandler())
                .transform()
                .body(Accepted.class, hourlyLimit::unlessReached)
                .split()
                .body(Accepted.class, Accepted::findings)
                .stopOnException()
                .enrich(OPEN, useOriginal())

                // everything is sent, and only now is whatever reports the same a duplicate
                .transform()
                .body(Finding.class, claimFinding::done)
                .end();
    }

    private void open() {
        from(OPEN)
                .routeId("open")
                .errorHandler(noErrorHandler())

                // the original event is in the bucket first
                .transform()
                .body(Finding.class, openIncident::open)
                .filter()
                .body(Incident.class, hops::isCurrent)
                .transform()
                .body(Incident.class, Incident::sending)
                .to(Forwarding.ALL_ONWARD)
                .end();
    }
}
