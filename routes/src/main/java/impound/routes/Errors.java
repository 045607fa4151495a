package impound.routes;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Makes an {@link Error}, such as a stack that overflows, a failure of its message alone: it comes again, and is parked when it does so
 * too often. Camel's consumer of SQS lets an Error end the thread that polls and all extensions of its queue, so that after as many
 * errors as there are consumers nobody would take anything from that queue any more, and say nothing.
 */
final class Errors implements InterceptStrategy {
    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, Processor inner) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    return super.process(exchange, callback);
                } catch (Error e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
            }
        };
    }
}
