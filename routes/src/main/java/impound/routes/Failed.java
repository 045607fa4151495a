package impound.routes;

import impound.processors.evidence.StageName;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;

/** What a failed exchange carries, for classes that know nothing of exchanges. */
final class Failed {
    private Failed() {}

    /** What was thrown, without Camel's wrapping: a splitter and a producer template each put their own around it. */
    static Throwable cause(Exchange exchange) {
        var thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        while ((thrown instanceof CamelExchangeException || thrown instanceof CamelExecutionException)
                && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    /** The message as it came from the queue, whatever the route has made of it since. */
    static String text(Exchange exchange) {
        return exchange.getUnitOfWork().getOriginalInMessage().getBody(String.class);
    }

    /** An answer to a failure, made of the stage, the message as it came and what was thrown. */
    interface Answer {
        Object to(StageName stage, String text, Throwable thrown);
    }

    static Expression answer(Answer answer) {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return answer.to(Queues.stage(exchange), text(exchange), cause(exchange));
            }
        };
    }

    static Predicate is(Answer answer) {
        return exchange -> (boolean) answer.to(Queues.stage(exchange), text(exchange), cause(exchange));
    }
}
