package impound.sandbox.ec2;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Refuses calls that come too fast, account by account, region by region and kind by kind. EC2 has a bucket for each action; here all
 * that look share one, and all that change something, so that it is never kinder. RunInstances has its own, as in EC2.
 */
final class RequestLimit {
    private static final int SERVICE_UNAVAILABLE = 503;

    private final RequestRate rate;
    private final SandboxTime time;
    private final Map<Kind, Bucket> buckets = new HashMap<>();

    RequestLimit(RequestRate rate, SandboxTime time) {
        this.rate = rate;
        this.time = time;
    }

    private record Kind(String account, String region, String name) {
        static Kind of(Call call, String action) {
            return new Kind(call.account(), call.region(), name(action));
        }

        private static String name(String action) {
            if (action.startsWith("Describe") || action.startsWith("Get")) {
                return "look";
            }
            return action.equals("RunInstances") ? "launch" : "change";
        }
    }

    private record Bucket(double tokens, Instant at) {}

    /** Takes a token; whoever finds none is told to slow down. */
    void admit(Call call, String action, Instant now) {
        var kind = Kind.of(call, action);
        var bucket = buckets.getOrDefault(kind, new Bucket(rate.burst(), now));
        var tokens = Math.min(rate.burst(), bucket.tokens() + seconds(bucket.at(), now) * rate.perSecond());
        buckets.put(kind, new Bucket(tokens < 1 ? tokens : tokens - 1, now));
        if (tokens < 1) {
            throw new AwsError("RequestLimitExceeded", "Request limit exceeded.", SERVICE_UNAVAILABLE);
        }
    }

    /** Of AWS's time, which may pass faster here. */
    private double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toNanos()
                / (double) time.scaled(Duration.ofSeconds(1)).toNanos();
    }
}
