package impound.processors.stage;

import impound.processors.evidence.StageName;
import java.util.List;

/** The ways that a volume may go. A new stage gets its place here. */
final class Itineraries {
    /** The image first: no copy stands between a finding and its image, and the kept copy is made afterwards. */
    static final List<StageName> EVIDENCE_FIRST = List.of(
            StageName.SHARE,
            StageName.RESTORE,
            StageName.LAUNCH,
            StageName.ATTACH,
            StageName.IMAGE,
            StageName.VERIFY,
            StageName.RECEIVE);

    private Itineraries() {}
}
