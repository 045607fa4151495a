package impound.processors.settings;

import impound.processors.id.AccountId;
import impound.processors.settings.Settings.Intake;
import java.util.Set;

/** Reads what decides about findings. */
final class IntakeReader {
    private final Values values;
    private final AccountId security;

    /** @param security where Security Hub gathers what the others report; null where the setting is wrong */
    IntakeReader(Values values, AccountId security) {
        this.values = values;
        this.security = security;
    }

    Intake read() {
        return new Intake(
                Set.copyOf(values.list(
                        "impound.products",
                        "company/product pairs such as aws/guardduty",
                        Shapes::product,
                        "aws/guardduty")),
                SeverityLabel.of(values.text(
                        "impound.severity", "MEDIUM", "LOW, MEDIUM, HIGH or CRITICAL", text -> SeverityLabel.of(text)
                                .name())),
                reporters(),
                values.text(
                        "impound.custom-action", "CollectDisks", "the id of the custom action", Shapes::customAction),
                values.text("impound.samples", "ignore", "ignore or capture", Shapes::samples)
                        .equals("capture"),
                values.number("impound.instances-per-hour", 30, 1, 100_000),
                values.text("impound.write-back", "off", "on or off", Shapes::writeBack)
                        .equals("on"));
    }

    private Set<AccountId> reporters() {
        var named = values.any("impound.trusted-reporters", "account ids of 12 digits, with commas", AccountId::new);
        return named.isEmpty() && security != null ? Set.of(security) : Set.copyOf(named);
    }
}
