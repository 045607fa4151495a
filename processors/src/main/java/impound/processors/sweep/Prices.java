package impound.processors.sweep;

import impound.processors.gateway.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a thing costs a month, as an estimate: on-demand list prices of us-east-1 in November 2025, in USD. A snapshot is
 * billed for the blocks that it stores, which are at most as many as its disk has: so this is the most that it can cost.
 */
public final class Prices {
    private static final BigDecimal HOURS_A_MONTH = new BigDecimal(730);
    private static final BigDecimal SNAPSHOT_GIB = new BigDecimal("0.05");
    private static final BigDecimal GP3_GIB = new BigDecimal("0.08");
    private static final BigDecimal GP3_THROUGHPUT = new BigDecimal("0.04");
    /** So much a gp3 volume has for nothing. */
    private static final int FREE_THROUGHPUT = 125;

    /** An hour of the family's size large; the other sizes are multiples of it. */
    private static final Map<String, String> LARGE = Map.of(
            "m5", "0.096",
            "m6i", "0.096",
            "m7i", "0.1008",
            "c5", "0.085",
            "c6i", "0.085",
            "c7i", "0.08925",
            "r5", "0.126",
            "r6i", "0.126",
            "r7i", "0.1323",
            "t3", "0.0832");

    private static final Pattern TYPE = Pattern.compile("([a-z0-9]+)\\.(?:large|(\\d{0,2})xlarge)");

    private Prices() {}

    /** The estimate, or nothing where we have no price of such a thing. */
    static Optional<BigDecimal> monthly(Holding thing) {
        var monthly =
                switch (thing.kind()) {
                    case COLLECTOR -> machine(thing);
                    case VOLUME -> volume(thing.size());
                    case SNAPSHOT ->
                        Optional.of(SNAPSHOT_GIB.multiply(
                                new BigDecimal(thing.size().gib())));
                    case SHARE -> Optional.of(BigDecimal.ZERO);
                    // S3 bills the parts, and how many there are only another call for each upload would say
                    case UPLOAD -> Optional.<BigDecimal>empty();
                };
        return monthly.map(dollars -> dollars.setScale(2, RoundingMode.HALF_UP));
    }

    /** A machine that is stopped costs nothing; its disk is a volume of its own. */
    private static Optional<BigDecimal> machine(Holding thing) {
        if (thing.state().startsWith("stop")) {
            return Optional.of(BigDecimal.ZERO);
        }
        var type = TYPE.matcher(thing.size().type());
        if (!type.matches() || !LARGE.containsKey(type.group(1))) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(LARGE.get(type.group(1)))
                .multiply(larges(type.group(2)))
                .multiply(HOURS_A_MONTH));
    }

    /** How many times large: xlarge is two, 2xlarge four. */
    private static BigDecimal larges(String times) {
        if (times == null) {
            return BigDecimal.ONE;
        }
        return new BigDecimal(times.isEmpty() ? 2 : 2 * Integer.parseInt(times));
    }

    private static Optional<BigDecimal> volume(Holding.Size size) {
        if (!size.type().equals("gp3")) {
            return Optional.empty();
        }
        var paid = Math.max(0, size.throughput() - FREE_THROUGHPUT);
        return Optional.of(
                GP3_GIB.multiply(new BigDecimal(size.gib())).add(GP3_THROUGHPUT.multiply(new BigDecimal(paid))));
    }
}
