package impound.routes.aws;

import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Calls a component of Camel by way of its direct route, and throws what AWS answered and not Camel's wrapping of it. */
final class DirectCalls {
    private final ProducerTemplate template;

    DirectCalls(ProducerTemplate template) {
        this.template = template;
    }

    <T> T call(String route, Object body, Map<String, Object> headers, Class<T> answer) {
        try {
            return template.requestBodyAndHeaders("direct:" + route, body, headers, answer);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
