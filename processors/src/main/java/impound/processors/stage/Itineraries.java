package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import java.util.List;

/** The way that each volume is to go. A new stage gets its place here. */
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

    List<StageName> of(SourceVolume volume) {
        if (!volume.encryptionKey().isEmpty()) {
            throw new Rejected(
                    "ENCRYPTED_VOLUME",
                    volume.id() + " is encrypted under " + volume.encryptionKey() + "; there is no way for it yet");
        }
        return EVIDENCE_FIRST;
    }
}
