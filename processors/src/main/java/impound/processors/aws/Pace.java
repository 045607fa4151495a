package impound.processors.aws;

import impound.processors.failure.Answers;
import impound.processors.failure.HeldBack;
import impound.processors.gateway.Scope;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How fast a process calls EC2, all its routes together: by account, region and kind of call, and not at all for a moment where a quota
 * is full. What a person wants first goes before the rest where there is not enough for all. Used by many threads at once.
 */
public final class Pace {
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final Predicate<Scope> isFirst;
    private final Map<Rate, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<Quota, QuotaGate> gates = new ConcurrentHashMap<>();

    /**
     * @param pause keeps the thread for less than a second
     * @param isFirst whether the incident of a call goes before others; asked only where there is not enough for all
     */
    public Pace(Clock clock, Consumer<Duration> pause, Predicate<Scope> isFirst) {
        this.clock = clock;
        this.pause = pause;
        this.isFirst = isFirst;
    }

    /** A call that is about to be made. */
    record Ec2Call(Scope scope, String operation) {
        private Quota quota() {
            return new Quota(scope.account(), scope.region(), operation);
        }

        private Rate rate() {
            return new Rate(scope.account(), scope.region(), CallKind.of(operation));
        }
    }

    private record Rate(AccountId account, Region region, CallKind kind) {}

    private record Quota(AccountId account, Region region, String operation) {}

    /** @throws HeldBack where the call must not be made now */
    void begin(Ec2Call call) {
        var gate = gate(call);
        if (gate.isPresent() && !enter(gate.get(), call)) {
            throw new HeldBack("%s: a quota of account %s in %s is full, and another call finds out when there is room"
                    .formatted(
                            call.operation(),
                            call.scope().account(),
                            call.scope().region()));
        }
        var wait = take(call);
        if (wait.isEmpty()) {
            gate.ifPresent(QuotaGate::left);
            throw new HeldBack("%s: account %s has made as many calls in %s as EC2 answers for now"
                    .formatted(
                            call.operation(),
                            call.scope().account(),
                            call.scope().region()));
        }
        if (!wait.get().isZero()) {
            pause.accept(wait.get());
        }
    }

    void succeeded(Ec2Call call) {
        gate(call).ifPresent(QuotaGate::left);
    }

    void failed(Ec2Call call, Throwable thrown) {
        var now = clock.instant();
        if (Answers.isThrottling(thrown)) {
            bucket(call, now).throttled(now);
        }
        if (Answers.isQuotaFull(thrown)) {
            refused(gates.computeIfAbsent(call.quota(), first -> new QuotaGate()), call, now);
        } else {
            succeeded(call);
        }
    }

    private boolean enter(QuotaGate gate, Ec2Call call) {
        var now = clock.instant();
        if (!gate.isStrained(now)) {
            return true;
        }
        return isFirst.test(call.scope()) ? gate.enterFirst(now) : gate.enter(now);
    }

    private void refused(QuotaGate gate, Ec2Call call, Instant now) {
        if (isFirst.test(call.scope())) {
            gate.refusedFirst(now);
        } else {
            gate.refused(now);
        }
    }

    private Optional<Duration> take(Ec2Call call) {
        var now = clock.instant();
        var bucket = bucket(call, now);
        if (CallKind.mayTakeLast(call.operation())) {
            return bucket.takeLast(now);
        }
        var wait = bucket.take(now);
        return wait.isEmpty() && isFirst.test(call.scope()) ? bucket.takeLast(now) : wait;
    }

    private Optional<QuotaGate> gate(Ec2Call call) {
        return Optional.ofNullable(gates.get(call.quota()));
    }

    private TokenBucket bucket(Ec2Call call, Instant now) {
        return buckets.computeIfAbsent(call.rate(), rate -> new TokenBucket(rate.kind(), now));
    }
}
