package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Copies the source snapshot under the forensics key, in the monitored account: its own key does not let it be shared. */
public final class ReencryptSnapshot implements Stage {
    private final SnapshotWait wait;
    private final CopyOnce copies;
    private final Copying copying;
    private final Settings settings;
    private final Clock clock;

    public ReencryptSnapshot(SnapshotWait wait, CopyOnce copies, Copying copying, Settings settings, Clock clock) {
        this.wait = wait;
        this.copies = copies;
        this.copying = copying;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.REENCRYPT;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var copied = evidence.findSinceBegun(name(), Link.SnapshotCopied.class);
        return copied.isEmpty() ? copy(evidence) : reencrypted(evidence, copied.get());
    }

    private Outcome copy(Evidence evidence) {
        var source = evidence.link(Link.SnapshotTaken.class).snapshot();
        var scope = Scopes.monitored(evidence);
        var first = wait.on(source, scope, evidence, name());
        var key = settings.in(evidence.region()).forensicsKey();
        return first.orElseGet(() -> copies.copy(new CopyOnce.Wish(evidence, name(), scope, source, key)));
    }

    private Outcome reencrypted(Evidence evidence, Link.SnapshotCopied copied) {
        var first = copying.on(copied, Scopes.monitored(evidence), evidence, name());
        return first.orElseGet(() -> evidence.with(new Link.SnapshotReencrypted(
                clock.instant(),
                copied.snapshot(),
                copied.source(),
                copied.key().value())));
    }
}
