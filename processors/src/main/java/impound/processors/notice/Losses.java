package impound.processors.notice;

import impound.processors.gateway.InstanceStore;
import impound.processors.gateway.Instances.SourceInstance;

/**
 * What no snapshot keeps of an instance. By EC2's documentation ("How instance termination works", "Stop and start your
 * instance") memory and instance store do not survive a stop or a termination, and volumes with DeleteOnTermination go
 * with a terminated instance.
 */
record Losses(SourceInstance instance) {
    boolean hasInstanceStore() {
        return !instance.instanceStore().disks().isEmpty();
    }

    void say(Lines lines) {
        lines.blank().say("Lost for good when it is stopped or terminated, and in no snapshot:");
        lines.item(memory());
        instanceStore(lines, instance.instanceStore());
        if (!instance.deletedOnTermination().isEmpty()) {
            lines.blank().say("Deleted with it when it is terminated (DeleteOnTermination):");
            instance.volumes().stream()
                    .filter(volume -> instance.deletedOnTermination().contains(volume.id()))
                    .forEach(volume -> lines.item(Verdict.describe(volume)));
        }
    }

    private void instanceStore(Lines lines, InstanceStore store) {
        if (!store.notKnown().isEmpty()) {
            lines.item("instance-store disks, if it has any: nobody knows (%s)".formatted(store.notKnown()));
        } else if (hasInstanceStore()) {
            store.disks().forEach(disk -> lines.item("instance-store disk " + disk));
        } else {
            lines.item("instance-store disks: none, since type %s has none".formatted(instance.type()));
        }
    }

    private String memory() {
        return instance.state().equals("stopped")
                ? "its memory: lost already, it was stopped when EC2 was asked at " + instance.askedAt()
                : "its memory: processes, connections, keys, and what was not written to disk yet";
    }
}
