package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Made;
import impound.processors.gateway.Snapshots.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshots of a set, judged for each volume alone: between our look at the instance and the call a volume may have
 * been detached or resized, and what is wrong with one says nothing of the others.
 *
 * @param doubts of those that bear our tags and are not what we made
 */
record SetMembers(Made<List<Snapshot>> made, Map<Snapshot, CustodyDoubt> doubts) {
    SetMembers {
        doubts = Map.copyOf(doubts);
    }

    /** As EC2 itself has answered. */
    static SetMembers answered(Made<List<Snapshot>> made) {
        return new SetMembers(made, Map.of());
    }

    boolean isEmpty() {
        return made.value().isEmpty();
    }

    boolean has(SourceVolume volume) {
        return !of(volume).isEmpty();
    }

    /**
     * The volume's snapshot; nothing where the set has none of it.
     *
     * @throws CustodyDoubt where it is not certain which one it is, or whether it is ours
     */
    Optional<Snapshot> member(Evidence evidence) {
        var volume = evidence.volume();
        var of = of(volume);
        for (var snapshot : of) {
            if (doubts.containsKey(snapshot)) {
                throw doubts.get(snapshot);
            }
        }
        if (of.size() > 1 || of.stream().anyMatch(snapshot -> !Adoption.isSized(evidence, snapshot))) {
            throw new CustodyDoubt("the set has %d snapshots of %s, %s; one of %d GiB was taken"
                    .formatted(
                            of.size(),
                            volume.id(),
                            of.stream()
                                    .map(snapshot -> "%s of %d GiB".formatted(snapshot.id(), snapshot.gib()))
                                    .toList(),
                            volume.gib()));
        }
        return of.stream().findFirst();
    }

    /** Those that no doubt is about: what of them no chain names is surplus, and ours. */
    List<Snapshot> ours() {
        return made.value().stream()
                .filter(snapshot -> !doubts.containsKey(snapshot))
                .toList();
    }

    private List<Snapshot> of(SourceVolume volume) {
        return made.value().stream()
                .filter(candidate -> candidate.volume().equals(volume.id().value()))
                .toList();
    }
}
