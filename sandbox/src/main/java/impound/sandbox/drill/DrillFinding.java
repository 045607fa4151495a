package impound.sandbox.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The finding that the drill plays: GuardDuty saw an instance talk to the Tor network. */
public final class DrillFinding {
    private DrillFinding() {}

    /** The event as EventBridge would deliver it. */
    public static String text() {
        try (var in = DrillFinding.class.getResourceAsStream("finding.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
