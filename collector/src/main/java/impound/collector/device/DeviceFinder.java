package impound.collector.device;

import impound.collector.CollectorFailure;
import java.time.Duration;
import java.util.List;

/**
 * Finds the disk by the volume's id, which EBS puts into the NVMe serial: never by name, label, order or age, since names
 * are swapped after an attach and links go stale. It looks at the tree again and again instead of waiting for an event, so
 * a disk that was there first is found too, and a lost event costs nothing.
 */
public final class DeviceFinder {

    private final BlockTree tree;
    private final Kernel kernel;
    private final ReadOnlyFlag flag;
    private final Duration patience;
    private final Pause pause;

    /**
     * @param flag sets the disk read-only as soon as it is there
     * @param patience how long the volume may take to show up
     */
    public DeviceFinder(Kernel kernel, ReadOnlyFlag flag, Duration patience, Pause pause) {
        this.tree = new BlockTree(kernel.sys());
        this.kernel = kernel;
        this.flag = flag;
        this.patience = patience;
        this.pause = pause;
    }

    /** The opened device of this volume, when it is there, has exactly this size, is read-only and nobody else's. */
    public Device await(String volume, long size) {
        String serial = volume.replace("-", "");
        for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(Pause.LOOK)) {
            List<String> names = tree.withSerial(serial);
            if (names.size() > 1) {
                throw new CollectorFailure.DeviceIdentity("serial %s is borne by %s".formatted(serial, names));
            }
            // The kernel lists a disk with size 0 before it has asked it, and before udev has made its node.
            if (names.size() == 1 && isReady(names.get(0))) {
                return open(names.get(0), serial, size);
            }
            pause.pause(Pause.LOOK);
        }
        throw new CollectorFailure.DeviceNotFound(
                "no device with serial %s (%s) within %s; is it attached?".formatted(serial, volume, patience));
    }

    private Device open(String name, String serial, long size) {
        DeviceGuard guard = new DeviceGuard(kernel, name, flag, pause);
        return BlockDevice.open(tree, name, serial, kernel.dev().resolve(name), size, guard);
    }

    private boolean isReady(String name) {
        return tree.size(name).orElse(0L) > 0
                && kernel.dev().resolve(name).toFile().exists();
    }
}
