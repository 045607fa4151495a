package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.ATTRIBUTES;
import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Queues that cost nothing, in the place of SQS: what they hand out is measured, and not how they come by it. */
final class UncountedQueues extends Sqs2Component {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong allocated = new AtomicLong();
    private Consumer findings;

    /** How many messages the routes have sent. */
    long sent() {
        return sent.get();
    }

    /** Bytes that the threads have allocated that took findings, and what they called in them. */
    long allocated() {
        return allocated.get();
    }

    /** Has the intake take all of these, so many at a time. */
    void take(List<String> events, int consumers) throws Exception {
        var queue = new ConcurrentLinkedQueue<>(events);
        var threads = Executors.newFixedThreadPool(consumers);
        try {
            var work = new Future<?>[consumers];
            for (int number = 0; number < consumers; number++) {
                work[number] = threads.submit(() -> drain(queue));
            }
            for (var future : work) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void drain(Queue<String> queue) throws Exception {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        for (var event = queue.poll(); event != null; event = queue.poll()) {
            take(event);
        }
        allocated.addAndGet(THREADS.getCurrentThreadAllocatedBytes() - before);
        return null;
    }

    private void take(String event) throws Exception {
        var exchange = findings.getEndpoint().createExchange();
        exchange.getMessage().setBody(event);
        exchange.getMessage().setHeader(ATTRIBUTES, Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
        exchange.getMessage().setHeader(RECEIPT_HANDLE, "handle");
        findings.getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new Uncounted(uri, remaining);
    }

    private final class Uncounted extends DefaultEndpoint {
        private final String name;

        Uncounted(String uri, String name) {
            super(uri, UncountedQueues.this);
            this.name = name;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(org.apache.camel.Exchange exchange) {
                    sent.incrementAndGet();
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            var consumer = new DefaultConsumer(this, processor);
            if (name.equals("impound-findings")) {
                findings = consumer;
            }
            return consumer;
        }
    }
}
