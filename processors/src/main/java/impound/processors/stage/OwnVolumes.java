package impound.processors.stage;

import impound.processors.custody.Custody;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Source;
import impound.processors.id.VolumeId;
import java.util.List;

/**
 * The volumes of an instance that are its own target's to take. One that two instances of the incident have attached has one
 * chain: it belongs to the target that was first on record with it.
 */
record OwnVolumes(Assignment assignment, Source source, List<Evidence> each) {

    /** With what is on record of them. */
    static OwnVolumes onRecord(Assignment assignment, Source source, Custody custody) {
        var all = source.volumes().stream()
                .map(volume -> custody.current(Evidence.of(assignment.incident(), assignment.target(), volume)))
                // each time that it was stopped here it was sent to its end once
                .map(evidence -> evidence.at(evidence.resumed()))
                .toList();
        return new OwnVolumes(assignment, source, own(assignment, all));
    }

    /** Those of the volumes that no other target has on record. */
    static List<Evidence> own(Assignment assignment, List<Evidence> volumes) {
        return volumes.stream()
                .filter(evidence -> evidence.find(Link.SnapshotTaken.class)
                        .map(taken -> taken.target().equals(assignment.target()))
                        .orElse(true))
                .toList();
    }

    boolean areAllOnRecord() {
        return each.stream().noneMatch(Evidence::lacksSnapshot);
    }

    /** Whether they are all that the instance has: only then its disks can be shown as of one instant. */
    boolean areAllOfIt() {
        return others().isEmpty();
    }

    /** The instance's volumes that another target has taken. */
    List<VolumeId> others() {
        return source.volumes().stream()
                .map(SourceVolume::id)
                .filter(id -> each.stream()
                        .noneMatch(evidence -> evidence.volume().id().equals(id)))
                .toList();
    }

    /** The instance of which they are the volumes; of a volume by itself no set is taken. */
    InstanceTarget target() {
        return (InstanceTarget) assignment.target();
    }

    Scope scope() {
        return new Scope(target().account(), target().region(), assignment.incident());
    }

    /** Whether one call can have them all: either none was resumed, or all were and none of them has been taken. */
    boolean areOneSet() {
        return each.stream().allMatch(evidence -> evidence.resumed() == 0)
                || each.stream().allMatch(Evidence::lacksSnapshot)
                        && each.stream().map(this::intent).distinct().count() == 1;
    }

    /** Where the intent of the set lies, where they are one. */
    String intent() {
        return intent(each.get(0));
    }

    /** Where the intent of the set lies in which this volume may be: after a doubt it is another. */
    String intent(Evidence evidence) {
        return WorkKeys.intent(assignment.subject(), StageName.SNAPSHOT, Attempts.doubted(evidence) + 1);
    }
}
