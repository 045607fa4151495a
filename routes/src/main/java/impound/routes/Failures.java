package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.DELAY_HEADER;

import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.failure.StopCollection;
import java.util.List;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a failure of a route means: later, or never and a person has to look. Whatever is neither stays in its queue and
 * is delivered again.
 */
final class Failures extends RouteConfigurationBuilder {
    /** For routes of evidence and targets: what stops is put on record and goes to its end. */
    static final String STOPS = "stops";
    /** For the route of findings: what is not right is parked as it came. */
    static final String REJECTIONS = "rejections";

    /** Between two tries of a finding while AWS is out of order; it goes round until it is taken, and none is lost. */
    private static final int AGAIN_SECONDS = 60;

    private final Queues queues;
    private final StopCollection stops;
    private final Park park;
    private final Alert alert;

    Failures(Queues queues, StopCollection stops, Park park, Alert alert) {
        this.queues = queues;
        this.stops = stops;
        this.park = park;
        this.alert = alert;
    }

    @Override
    public void configuration() {
        getContext().getCamelContextExtension().addInterceptStrategy(new Errors());
        stops();
        rejections();
    }

    private void stops() {
        var stopping = routeConfiguration(STOPS);

        // back to its own queue, without a call to anything but SQS: the rest may be what is out of order
        stopping.onException(Exception.class)
                .onWhen(Failed.is((stage, text, thrown) ->
                        stops.later(stage, text, thrown).isPresent()))
                .useOriginalMessage()
                .handled(true)
                .transform(Failed.answer((stage, text, thrown) ->
                        stops.later(stage, text, thrown).orElseThrow()))
                .to(Forwarding.SEND);

        // on record, and parked nowhere: nobody has to look at what somebody wanted
        stopping.onException(Cancelled.class)
                .useOriginalMessage()
                .handled(true)
                .transform(Failed.answer((stage, text, thrown) ->
                        stops.stop(stage, text, Answers.failure(thrown).orElseThrow())))
                .split(body())
                .stopOnException()
                .to(Forwarding.ALL_ONWARD)
                .end();

        // parked as it came, and on record; people hear of it at its end, and where nothing can be on record, now
        stopping.onException(Exception.class)
                .onWhen(Failed.is((stage, text, thrown) ->
                        stops.ending(stage, text, thrown).isPresent()))
                .useOriginalMessage()
                .handled(true)
                .process(park)
                .recipientList()
                .exchange(queues::parked)
                .transform(Failed.answer((stage, text, thrown) -> stops.stop(
                        stage, text, stops.ending(stage, text, thrown).orElseThrow())))
                .choice()
                .when(body().isEqualTo(List.of()))
                .process(alert)
                .otherwise()
                .split(body())
                .stopOnException()
                .to(Forwarding.ALL_ONWARD)
                .end();
    }

    private void rejections() {
        var rejecting = routeConfiguration(REJECTIONS);
        rejecting
                .onException(Exception.class)
                .onWhen(Failed.is((stage, text, thrown) -> Answers.isForLater(thrown)))
                .useOriginalMessage()
                .handled(true)
                .setHeader(DELAY_HEADER, constant(AGAIN_SECONDS))
                .to(queues.produce(StageName.FINDINGS));
        rejecting
                .onException(Exception.class)
                .onWhen(Failed.is(
                        (stage, text, thrown) -> Answers.failure(thrown).isPresent()))
                .useOriginalMessage()
                .handled(true)
                .process(park)
                .recipientList()
                .exchange(queues::parked)
                .process(alert);
    }
}
