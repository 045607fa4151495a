package impound.processors.aws;

import impound.processors.failure.Answers;
import impound.processors.gateway.Scope;
import impound.processors.id.Zone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** Which zones have an instance type at all. It changes when AWS builds, so that an answer is good for hours. */
public final class Offerings {
    private static final Duration GOOD = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(Offerings.class);

    private final Ec2 ec2;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Set<Zone> zones, Instant until) {}

    public Offerings(Ec2 ec2, Clock clock) {
        this.ec2 = ec2;
        this.clock = clock;
    }

    /** The zones of the scope's region that have the type; none where our role may not ask. */
    public Set<Zone> zones(Scope scope, String type) {
        var key = scope.region() + "/" + type;
        var before = known.get(key);
        if (before != null && clock.instant().isBefore(before.until())) {
            return before.zones();
        }
        var zones = asked(scope, type);
        known.put(key, new Known(zones, clock.instant().plus(GOOD)));
        return zones;
    }

    private Set<Zone> asked(Scope scope, String type) {
        try {
            return ec2
                    .client(scope)
                    .describeInstanceTypeOfferingsPaginator(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                            .filters(Filter.builder()
                                    .name("instance-type")
                                    .values(type)
                                    .build())
                            .overrideConfiguration(ec2.looking(scope)))
                    .instanceTypeOfferings()
                    .stream()
                    .map(InstanceTypeOffering::location)
                    .map(Zone::new)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (Ec2Exception e) {
            if (Answers.isForLater(e)) {
                throw e;
            }
            LOG.atWarn().addKeyValue("type", type).setCause(e).log("EC2 does not say which zones offer it");
            return Set.of();
        }
    }
}
