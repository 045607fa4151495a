package impound.processors.replay;

import impound.processors.custody.Custody;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.Link.CollectionStopped;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Documents;
import java.time.Clock;
import java.util.List;

/**
 * Puts on record that a stopped volume goes on, and from where: the stage that stopped, or an earlier one where what that
 * stage works with is gone. Once a volume has stopped, its collector and its restored volume are removed.
 */
public final class Resume {
    private static final String GONE = "SNAPSHOT_GONE";
    private static final String DISPROVED = "INTEGRITY_VIOLATED";

    /** The stages that make a copy which a later one reads. */
    private static final List<StageName> COPYING = List.of(StageName.RECEIVE, StageName.REENCRYPT);

    private final Custody custody;
    private final Documents documents;
    private final Clock clock;

    public Resume(Custody custody, Documents documents, Clock clock) {
        this.custody = custody;
        this.documents = documents;
        this.clock = clock;
    }

    /** The evidence with the link that lets it go on, in the bucket. */
    Evidence resumed(Evidence stopped, Cause cause) {
        var link = new CollectionResumed(clock.instant(), from(stopped), cause.who(), cause.why());
        return (Evidence) custody.write(stopped.with(link));
    }

    /** The stage at which stopped evidence is to begin. */
    StageName from(Evidence evidence) {
        var stop = evidence.stopped().orElseThrow();
        return switch (stop.from()) {
            case LAUNCH, ATTACH -> StageName.RESTORE;
            // the manifest is the collector's last act: where it lies, its image is whole
            case IMAGE -> isImaged(evidence) ? StageName.IMAGE : StageName.RESTORE;
            // nothing is ever written over, so a second look at the same image would find the same
            case VERIFY -> stop.reason().equals(DISPROVED) ? StageName.RESTORE : StageName.VERIFY;
            default -> stop.reason().equals(GONE) ? maker(evidence, stop) : stop.from();
        };
    }

    private boolean isImaged(Evidence evidence) {
        var manifest = EvidenceKeys.manifest(EvidenceKeys.image(evidence));
        return documents.read(evidence.region(), manifest).isPresent();
    }

    /** Which stage made the copy that is gone; a source snapshot is taken anew wherever it is missed. */
    private static StageName maker(Evidence evidence, CollectionStopped stop) {
        var way = evidence.itinerary();
        return COPYING.stream()
                .filter(way::contains)
                .filter(stage -> way.indexOf(stage) < way.indexOf(stop.from()))
                .max((one, other) -> way.indexOf(one) - way.indexOf(other))
                .orElse(stop.from());
    }
}
