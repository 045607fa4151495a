package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.gateway.Scope;
import impound.processors.settings.Settings;

/** On whose side of the share an act is done. */
public final class Scopes {
    private Scopes() {}

    /** Where the instance under investigation is. */
    public static Scope monitored(Evidence evidence) {
        return new Scope(evidence.target().account(), evidence.target().region(), evidence.incident());
    }

    /** Where the evidence goes. */
    public static Scope security(Evidence evidence, Settings settings) {
        return new Scope(settings.securityAccount(), evidence.target().region(), evidence.incident());
    }
}
