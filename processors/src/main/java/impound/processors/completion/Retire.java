package impound.processors.completion;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Act;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Scope;
import impound.processors.settings.Settings;
import impound.processors.stage.Patience;
import impound.processors.stage.Removal;
import impound.processors.stage.Scopes;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Removes what was made only for the work, one thing and one link at a step: the collector, the restored volume, the
 * share, and the re-encrypted snapshot. What can't be removed is put on record as left behind: the evidence is complete without it being gone.
 */
public final class Retire {
    private final Gateways aws;
    private final Settings settings;
    private final Removal removal;
    private final Clock clock;

    public Retire(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.aws = aws;
        this.settings = settings;
        this.removal = new Removal(aws, settings, patience, clock);
        this.clock = clock;
    }

    /** One step; evidence that is still on its way, or of which nothing is left to remove, comes back as it is. */
    public Outcome advance(Evidence evidence) {
        var left = new Leftovers(evidence);
        if (evidence.next() != StageName.COMPLETED || left.areNone()) {
            return evidence;
        }
        if (left.collector().isPresent()) {
            return removal.of(left.collector().get(), evidence, StageName.COMPLETED);
        }
        if (left.volume().isPresent()) {
            var volume = left.volume().get();
            return orLeft(evidence, volume.volume().value(), () -> deleted(evidence, volume));
        }
        if (left.share().isPresent()) {
            var share = left.share().get();
            return orLeft(evidence, Leftovers.id(share.snapshot()), () -> withdrawn(evidence, share));
        }
        var copy = left.copy().orElseThrow();
        return orLeft(evidence, copy.snapshot().value(), () -> deleted(evidence, copy));
    }

    /** Whether this step left something to write or to wait for. */
    public static boolean isOngoing(Outcome step) {
        return !(step instanceof Evidence evidence) || evidence.chain().hasUnwritten();
    }

    private Outcome orLeft(Evidence evidence, String id, Supplier<Outcome> step) {
        return removal.orLeft(id, evidence, StageName.COMPLETED, step);
    }

    /**
     * Once nothing reads the volume any more, nothing sends parts either. Uploads that were begun and not completed go first: that of a
     * collector that stopped, and also one whose begin had no answer, so that the collector began another.
     */
    private Outcome deleted(Evidence evidence, Link.VolumeCreated created) {
        var upload = EvidenceKeys.image(evidence);
        if (removal.isAttached(created, evidence) || new Leftovers(evidence).isLeftBehind(upload)) {
            return removal.of(created, evidence, StageName.COMPLETED);
        }
        return orLeft(evidence, upload, () -> {
            aws.objects().abortUploads(evidence.region(), upload);
            return removal.of(created, evidence, StageName.COMPLETED);
        });
    }

    private Outcome deleted(Evidence evidence, Link.SnapshotCopied copy) {
        var scope = new Scope(copy.owner(), evidence.region(), evidence.incident());
        Function<Act, Link> gone = act -> new Link.CopyDeleted(clock.instant(), act, copy.snapshot());
        return aws.snapshots().find(scope, copy.snapshot()).isPresent()
                ? evidence.with(gone.apply(aws.snapshots().delete(scope, copy.snapshot())))
                : removal.unseen(copy, evidence, StageName.COMPLETED, gone);
    }

    private Outcome withdrawn(Evidence evidence, Link.SnapshotShared shared) {
        var act = aws.snapshots().withdraw(Scopes.monitored(evidence), shared.snapshot(), shared.account());
        return evidence.with(new Link.ShareWithdrawn(clock.instant(), act, shared.snapshot(), shared.account()));
    }
}
