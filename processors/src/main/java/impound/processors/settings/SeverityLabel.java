package impound.processors.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** How severe a finding is, in the words of Security Hub (Security Hub User Guide, Severity); each format has its own numbers. */
public enum SeverityLabel {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** From which number on, 0 to 100, Security Hub gives a label (API Reference, Severity, Normalized). */
    private static final TreeMap<BigDecimal, SeverityLabel> NORMALIZED = from("0", "1", "40", "70", "90");
    /** From which number on, 1 to 10, GuardDuty does (GuardDuty User Guide, Severity levels): 3.9 is low, not nearly medium. */
    private static final TreeMap<BigDecimal, SeverityLabel> GUARD_DUTY = from("0", "1", "4", "7", "9");

    /**
     * The label that is written so.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static SeverityLabel of(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a severity: '" + label + "'"));
    }

    /** The label of Security Hub's own number, if it is one from 0 to 100. */
    public static Optional<SeverityLabel> ofNormalized(BigDecimal number) {
        return within(number, "100", NORMALIZED);
    }

    /** The label of GuardDuty's number, if it is one from 0 to 10. */
    public static Optional<SeverityLabel> ofGuardDuty(BigDecimal number) {
        return within(number, "10", GUARD_DUTY);
    }

    /** The label of OCSF's {@code severity_id}: 1 to 5 in this order, 6 is fatal; 0 and 99 say nothing (OCSF schema, base event). */
    public static Optional<SeverityLabel> ofOcsf(BigDecimal id) {
        for (var severity : values()) {
            if (id.compareTo(BigDecimal.valueOf(severity.ordinal() + 1L)) == 0) {
                return Optional.of(severity);
            }
        }
        return id.compareTo(BigDecimal.valueOf(6)) == 0 ? Optional.of(CRITICAL) : Optional.empty();
    }

    private static Optional<SeverityLabel> within(
            BigDecimal number, String most, TreeMap<BigDecimal, SeverityLabel> labels) {
        return number.signum() < 0 || number.compareTo(new BigDecimal(most)) > 0
                ? Optional.empty()
                : Optional.of(labels.floorEntry(number).getValue());
    }

    private static TreeMap<BigDecimal, SeverityLabel> from(String... numbers) {
        var labels = new TreeMap<BigDecimal, SeverityLabel>();
        for (var severity : values()) {
            labels.put(new BigDecimal(numbers[severity.ordinal()]), severity);
        }
        return labels;
    }
}
