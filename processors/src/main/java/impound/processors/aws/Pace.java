package impound.processors.aws;

import impound.processors.failure.Answers;
import impound.processors.failure.HeldBack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * How fast a process calls EC2, all its routes together: by account, region and kind of call, and not at all for a moment where a quota
 * is full. Used by many threads at once.
 */
public final class Pace {
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final Map<Rate, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<Ec2Call, QuotaGate> gates = new ConcurrentHashMap<>();

    /** @param pause keeps the thread for less than a second */
    public Pace(Clock clock, Consumer<Duration> pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** A call that is about to be made. */
    record Ec2Call(String account, String region, String operation) {}

    private record Rate(String account, String region, CallKind kind) {}

    /** @throws HeldBack where the call must not be made now */
    void begin(Ec2Call call) {
        var gate = Optional.ofNullable(gates.get(call));
        if (gate.isPresent() && !gate.get().enter(clock.instant())) {
            throw new HeldBack("%s: a quota of account %s in %s is full, and another call finds out when there is room"
                    .formatted(call.operation(), call.account(), call.region()));
        }
        var wait = take(call, clock.instant());
        if (wait.isEmpty()) {
            gate.ifPresent(QuotaGate::left);
            throw new HeldBack("%s: account %s has made as many calls in %s as EC2 answers for now"
                    .formatted(call.operation(), call.account(), call.region()));
        }
        if (!wait.get().isZero()) {
            pause.accept(wait.get());
        }
    }

    void succeeded(Ec2Call call) {
        Optional.ofNullable(gates.get(call)).ifPresent(QuotaGate::left);
    }

    void failed(Ec2Call call, Throwable thrown) {
        var now = clock.instant();
        if (Answers.isThrottling(thrown)) {
            bucket(call, now).throttled(now);
        }
        if (Answers.isQuotaFull(thrown)) {
            gates.computeIfAbsent(call, first -> new QuotaGate()).refused(now);
        } else {
            succeeded(call);
        }
    }

    private Optional<Duration> take(Ec2Call call, Instant now) {
        var bucket = bucket(call, now);
        return CallKind.mayTakeLast(call.operation()) ? bucket.takeLast(now) : bucket.take(now);
    }

    private TokenBucket bucket(Ec2Call call, Instant now) {
        var rate = new Rate(call.account(), call.region(), CallKind.of(call.operation()));
        return buckets.computeIfAbsent(rate, first -> new TokenBucket(rate.kind(), now));
    }
}
