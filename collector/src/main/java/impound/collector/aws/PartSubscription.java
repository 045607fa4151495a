package impound.collector.aws;

import impound.collector.upload.PartBody;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Gives chunks as they are asked for, on threads of our own: reading a device on the HTTP client's few threads would stop
 * every other part.
 */
final class PartSubscription implements Subscription {

    private final PartBody.Chunks chunks;
    private final Subscriber<? super ByteBuffer> subscriber;
    private final Executor executor;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean over;

    PartSubscription(PartBody.Chunks chunks, Subscriber<? super ByteBuffer> subscriber, Executor executor) {
        this.chunks = chunks;
        this.subscriber = subscriber;
        this.executor = executor;
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            over = true;
            subscriber.onError(new IllegalArgumentException("asked for " + count + " chunks"));
            return;
        }
        // Only who raises the demand from nothing starts a thread, so there is never more than one.
        if (demand.getAndUpdate(old -> old + count < 0 ? Long.MAX_VALUE : old + count) == 0) {
            executor.execute(this::serve);
        }
    }

    @Override
    public void cancel() {
        over = true;
    }

    private void serve() {
        try {
            do {
                ByteBuffer chunk = over ? null : chunks.next();
                if (over) {
                    return;
                }
                if (chunk == null) {
                    over = true;
                    subscriber.onComplete();
                    return;
                }
                subscriber.onNext(chunk);
            } while (demand.decrementAndGet() > 0);
        } catch (Throwable e) {
            over = true;
            subscriber.onError(e);
        }
    }
}
