package impound.collector.aws;

import impound.collector.upload.PartBody;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** A part's body in the SDK's words. Each subscription, and so each attempt of the SDK's, begins at the part's start. */
record PartPublisher(PartBody part, Executor executor) implements AsyncRequestBody {

    @Override
    public Optional<Long> contentLength() {
        return Optional.of(part.size());
    }

    @Override
    public String contentType() {
        return "application/octet-stream";
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new PartSubscription(part.open(), subscriber, executor));
    }
}
