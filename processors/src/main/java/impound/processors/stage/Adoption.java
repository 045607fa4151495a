package impound.processors.stage;

import impound.processors.custody.Intents.Intent;
import impound.processors.evidence.Act;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What must be true of a snapshot that bears our tags before it is taken for ours: anybody can set tags. */
final class Adoption {
    /** After this time EC2 shows what it has made; until then "not there" means nothing. */
    private static final Duration EVENTUALLY = Duration.ofMinutes(1);
    /** EC2's clock and ours need not agree to the second. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private Adoption() {}

    /** The nonce in what a snapshot says of itself: nobody else knew it before the call. */
    static String description(IncidentId incident, Intent intent) {
        return "impound %s nonce %s".formatted(incident, intent.nonce());
    }

    /** Whether what was made, or may have been, at this time need not show yet. */
    static boolean mayStillAppear(Instant made, Clock clock) {
        return clock.instant().isBefore(made.plus(EVENTUALLY));
    }

    /**
     * The one that bears our tags, if any does.
     *
     * @param of what it was made of
     * @throws CustodyDoubt where several do: which of them is ours, nobody can tell
     */
    static Optional<Snapshot> only(List<Snapshot> bearing, String of) {
        if (bearing.size() > 1) {
            throw new CustodyDoubt("%d snapshots bear our tags for %s: %s"
                    .formatted(
                            bearing.size(),
                            of,
                            bearing.stream().map(Snapshot::id).toList()));
        }
        return bearing.stream().findFirst();
    }

    /** @throws CustodyDoubt where owner, size, start time or nonce are not those of our own call */
    static Snapshot checked(Snapshot found, Scope scope, int gib, Intent intent) {
        doubt(found, scope, gib, intent).ifPresent(doubt -> {
            throw doubt;
        });
        return found;
    }

    /** Whether its size is no reason for doubt: that of the volume, or whatever it is after a person has looked at it. */
    static boolean isSized(Evidence evidence, Snapshot snapshot) {
        return evidence.volume().gib() == snapshot.gib() || evidence.resumed() > 0;
    }

    /** What is doubtful about it, if anything. */
    static Optional<CustodyDoubt> doubt(Snapshot found, Scope scope, int gib, Intent intent) {
        if (!found.owner().equals(scope.account())) {
            return doubt(found, "is owned by " + found.owner());
        }
        if (found.gib() != gib) {
            return doubt(found, "has " + found.gib() + " GiB");
        }
        if (found.startTime().isBefore(intent.at().minus(CLOCKS))) {
            return doubt(found, "began at " + found.startTime());
        }
        return found.description().equals(description(scope.incident(), intent))
                ? Optional.empty()
                : doubt(found, "has another nonce");
    }

    /** The record of something that was found to be made, by a call whose answer nobody has. */
    static Act act(Scope scope, Intent intent) {
        return act(scope.region(), intent.at());
    }

    /** What was found by its tags, where the call had a client token and no intent: that it is there by now is all one knows. */
    static <T> Made<T> found(T id, Evidence evidence, Clock clock) {
        return new Made<>(id, act(evidence.region(), clock.instant()));
    }

    private static Act act(Region region, Instant at) {
        return Act.found("made by an earlier call", region, at);
    }

    private static Optional<CustodyDoubt> doubt(Snapshot found, String what) {
        return Optional.of(new CustodyDoubt("snapshot %s bears our tags, but %s".formatted(found.id(), what)));
    }
}
