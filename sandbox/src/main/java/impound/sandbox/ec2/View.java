package impound.sandbox.ec2;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Everything that is or was there, past all accounts and latencies: for tests and for the drill's own comparison. */
public final class View {
    private final Cloud cloud;

    View(Cloud cloud) {
        this.cloud = cloud;
    }

    public Volume volume(String id) {
        return one(Cloud::volumes, id);
    }

    public Snapshot snapshot(String id) {
        return one(Cloud::snapshots, id);
    }

    public Instance instance(String id) {
        return one(Cloud::instances, id);
    }

    /** Also those that are gone. */
    public List<Volume> volumes() {
        return all(Cloud::volumes);
    }

    /** Only those that nobody has deleted. */
    public List<Snapshot> snapshots() {
        return all(Cloud::snapshots);
    }

    public List<Instance> instances() {
        return all(Cloud::instances);
    }

    /** The volumes that an instance has now. */
    public List<Volume> volumesOf(Instance instance) {
        synchronized (cloud) {
            return cloud.volumesOf(instance, cloud.time().now());
        }
    }

    private <T extends Resource> List<T> all(Function<Cloud, Shelf<T>> shelf) {
        synchronized (cloud) {
            return shelf.apply(cloud).all();
        }
    }

    private <T extends Resource> T one(Function<Cloud, Shelf<T>> shelf, String id) {
        return all(shelf).stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nothing has the id " + id));
    }
}
