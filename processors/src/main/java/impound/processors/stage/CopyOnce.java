package impound.processors.stage;

import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.custody.Leases;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Act;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Copies a snapshot once, although CopySnapshot has no client token: a lease, an intent, and a look by tag before the call. */
public final class CopyOnce {
    private final Snapshots snapshots;
    private final Leases leases;
    private final Intents intents;
    private final Patience patience;
    private final Clock clock;

    public CopyOnce(Snapshots snapshots, Leases leases, Intents intents, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.intents = intents;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is to be copied for which stage, into which account and under which key. */
    record Wish(Evidence evidence, StageName stage, Scope scope, SnapshotId source, KeyArn key) {
        /** Each copy has an intent of its own; one whose link was never written is looked for even after a replay. */
        private String intent() {
            var number = onRecord().size() + Attempts.doubted(evidence) + 1;
            return WorkKeys.intent(evidence.subject(), stage, number, source);
        }

        private List<Link.SnapshotCopied> onRecord() {
            return evidence.chain().all(Link.SnapshotCopied.class).stream()
                    .filter(copied -> copied.source().equals(source))
                    .filter(copied -> copied.owner().equals(scope.account()))
                    .toList();
        }

        private Tags tags(Intent intent) {
            return Tags.of(evidence, stage, source, intent.nonce());
        }
    }

    Outcome copy(Wish wish) {
        var region = wish.scope().region();
        var lease = WorkKeys.lease(wish.evidence().subject(), wish.stage());
        if (!leases.take(region, lease)) {
            return patience.notYet(wish.evidence(), wish.stage(), "another process copies " + wish.source());
        }
        try {
            return earlier(wish).orElseGet(() -> intents.find(region, wish.intent())
                    .map(intent -> found(wish, intent))
                    .orElseGet(() -> copied(wish)));
        } finally {
            leases.release(region, lease);
        }
    }

    /** The copy that was on its way when the collection stopped, unless it came to nothing: a large one takes hours. */
    private Optional<Outcome> earlier(Wish wish) {
        return wish.onRecord().stream()
                .filter(copied -> isOfUse(wish, copied))
                .findFirst()
                .map(copied ->
                        link(wish, Act.found("copied earlier", wish.scope().region(), copied.at()), copied.snapshot()));
    }

    private boolean isOfUse(Wish wish, Link.SnapshotCopied copied) {
        return snapshots
                .find(wish.scope(), copied.snapshot())
                .map(found -> found.state() != State.ERROR
                        && found.encryptionKey().equals(wish.key().value()))
                .orElseGet(() -> Adoption.mayStillAppear(copied.at(), clock));
    }

    private Outcome copied(Wish wish) {
        var scope = wish.scope();
        var made = intents.call(scope.region(), wish.intent(), intent -> {
            var description = Adoption.description(scope.incident(), intent);
            return snapshots.copy(scope, wish.source(), wish.key(), description, wish.tags(intent));
        });
        return link(wish, made.act(), made.value());
    }

    /** An earlier call has no answer on record: its copy is there, may still appear, or was never made. */
    private Outcome found(Wish wish, Intent intent) {
        var there = Adoption.only(
                snapshots.tagged(wish.scope(), wish.tags(intent).ofAnyAttempt()),
                wish.source().value());
        if (there.isPresent()) {
            var gib = wish.evidence().volume().gib();
            var copy = Adoption.checked(there.get(), wish.scope(), gib, intent);
            return link(wish, Adoption.act(wish.scope(), intent), copy.id());
        }
        return Adoption.mayStillAppear(intent.at(), clock)
                ? patience.notYet(wish.evidence(), wish.stage(), "an earlier call may have made the copy")
                : copied(wish);
    }

    private Outcome link(Wish wish, Act act, SnapshotId copy) {
        var owner = wish.scope().account();
        return wish.evidence()
                .with(new Link.SnapshotCopied(clock.instant(), act, owner, copy, wish.source(), wish.key()));
    }
}
