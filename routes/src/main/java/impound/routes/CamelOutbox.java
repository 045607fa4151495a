package impound.routes;

import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Outbox;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Sends by the same routes as the stages do, and throws what AWS answered and not Camel's wrapping of it. */
final class CamelOutbox implements Outbox {
    private final ProducerTemplate template;
    private final Queues queues;

    CamelOutbox(ProducerTemplate template, Queues queues) {
        this.template = template;
        this.queues = queues;
    }

    @Override
    public void send(Onward onward) {
        send(Forwarding.ONWARD, onward);
    }

    @Override
    public void send(StageName stage, String text) {
        send(queues.produce(stage), text);
    }

    private void send(String endpoint, Object body) {
        try {
            template.sendBody(endpoint, body);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
