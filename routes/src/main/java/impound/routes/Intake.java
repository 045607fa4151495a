package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.custody.Hops;
import impound.processors.evidence.StageName;
import impound.processors.finding.Finding;
import impound.processors.finding.Ignored;
import impound.processors.finding.Incident;
import impound.processors.finding.OpenIncident;
import impound.processors.finding.ReadFinding;
import impound.processors.steering.Steering;
import org.apache.camel.builder.RouteBuilder;

/** A finding becomes an incident with a target for each suspected instance. */
final class Intake extends RouteBuilder {
    private final Queues queues;
    private final Deliveries deliveries;
    private final ReadFinding readFinding;
    private final OpenIncident openIncident;
    private final Hops hops;
    private final Steering steering;

    Intake(
            Queues queues,
            Deliveries deliveries,
            ReadFinding readFinding,
            OpenIncident openIncident,
            Hops hops,
            Steering steering) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.readFinding = readFinding;
        this.openIncident = openIncident;
        this.hops = hops;
        this.steering = steering;
    }

    @Override
    public void configure() {
        from(queues.consume(StageName.FINDINGS))
                .routeId(StageName.FINDINGS.text())
                .routeConfigurationId(Failures.REJECTIONS)
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)
                .transform()
                .body(String.class, steering::unlessPaused)
                .transform()
                .body(String.class, readFinding::read)
                .choice()
                .when(body().isInstanceOf(Ignored.class))
                .transform()
                .body(Ignored.class, openIncident::ignore)
                .endChoice()
                .otherwise()

                // the original event is in the bucket first
                .transform()
                .body(Finding.class, openIncident::open)
                .filter()
                .body(Incident.class, hops::isCurrent)
                .transform()
                .body(Incident.class, Incident::sending)
                .to(Forwarding.ALL_ONWARD)
                .end()
                .end();
    }
}
