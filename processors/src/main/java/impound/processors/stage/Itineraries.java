package impound.processors.stage;

import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import java.util.List;

/** Decides which way a volume goes. A new stage gets its place here. */
public final class Itineraries {
    /** The image first: no copy stands between a finding and its image, and the kept copy is made afterwards. */
    private static final List<StageName> EVIDENCE_FIRST = List.of(
            StageName.SHARE,
            StageName.RESTORE,
            StageName.LAUNCH,
            StageName.ATTACH,
            StageName.IMAGE,
            StageName.VERIFY,
            StageName.RECEIVE);

    /** The stages that this volume's evidence goes through, in order. */
    List<StageName> of(Target target, SourceVolume volume) {
        return EVIDENCE_FIRST;
    }
}
