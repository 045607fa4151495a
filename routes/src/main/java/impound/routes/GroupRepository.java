package impound.routes;

import impound.processors.Wire;
import impound.processors.completion.Group;
import impound.processors.custody.WorkKeys;
import impound.processors.gateway.WorkRecords;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.OptimisticLockingAggregationRepository;
import org.apache.camel.support.DefaultExchange;

/**
 * The aggregation's groups in the work bucket, so that a restart forgets none and several coordinators feed the same. A
 * group that is complete stays behind as an empty record: S3 changes a record only against its version, and removes it
 * against none.
 */
final class GroupRepository implements OptimisticLockingAggregationRepository {
    private static final String VERSION = "ImpoundGroupVersion";
    private static final byte[] EMPTY = {};

    private final WorkRecords records;

    GroupRepository(WorkRecords records) {
        this.records = records;
    }

    /** The version that the group was read as goes with what is made of it. */
    static void carryVersion(Exchange known, Exchange merged) {
        merged.setProperty(VERSION, known.getProperty(VERSION));
    }

    @Override
    public Exchange add(CamelContext context, String key, Exchange known, Exchange merged) {
        var group = merged.getMessage().getBody(Group.class);
        var stored = known == null ? records.read(group.region(), place(group)) : version(known);
        var isFree = known != null || stored.isEmpty() || stored.get().bytes().length == 0;
        if (!isFree || !write(group, stored, Wire.document(group))) {
            throw new OptimisticLockingException();
        }
        return known;
    }

    @Override
    public Exchange add(CamelContext context, String key, Exchange merged) {
        throw new UnsupportedOperationException("only with optimistic locking");
    }

    @Override
    public Exchange get(CamelContext context, String key) {
        var place = Place.of(key);
        return records.read(place.region, place.key)
                .filter(stored -> stored.bytes().length > 0)
                .map(stored -> exchange(context, stored))
                .orElse(null);
    }

    @Override
    public void remove(CamelContext context, String key, Exchange complete) {
        var place = Place.of(key);
        var stored = records.read(place.region, place.key);
        if (stored.isPresent() && !records.replace(place.region, place.key, stored.get(), EMPTY)) {
            throw new OptimisticLockingException();
        }
    }

    @Override
    public void confirm(CamelContext context, String exchangeId) {
        // The closing record confirms; the incident's watch repeats what was not confirmed.
    }

    @Override
    public Set<String> getKeys() {
        return Set.of();
    }

    private boolean write(Group group, Optional<Versioned> stored, byte[] document) {
        return stored.isEmpty()
                ? records.create(group.region(), place(group), document)
                : records.replace(group.region(), place(group), stored.get(), document);
    }

    private static Optional<Versioned> version(Exchange known) {
        return Optional.of(known.getProperty(VERSION, Versioned.class));
    }

    private static Exchange exchange(CamelContext context, Versioned stored) {
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(Wire.read(stored.bytes(), Group.class));
        exchange.setProperty(VERSION, stored);
        return exchange;
    }

    private static String place(Group group) {
        return Place.of(group.key()).key;
    }

    /** A correlation key, taken apart: region, incident and milestone. */
    private record Place(Region region, String key) {
        static Place of(String correlation) {
            var parts = correlation.split("/");
            return new Place(
                    new Region(parts[0]), WorkKeys.group(new IncidentId(parts[1]), parts[2].toLowerCase(Locale.ROOT)));
        }
    }
}
