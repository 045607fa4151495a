package impound.routes;

import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExpressionAdapter;

/** What a failed exchange carries, for classes that know nothing of exchanges. */
final class Failed {
    private Failed() {}

    static Throwable cause(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    /** An expression over the message's text, as it came, and what was thrown. */
    static Expression with(BiFunction<String, Throwable, Object> answer) {
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return answer.apply(exchange.getMessage().getBody(String.class), cause(exchange));
            }
        };
    }
}
