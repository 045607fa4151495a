package impound.sandbox.ec2;

import java.nio.file.Path;

/** The bytes of a volume. What a snapshot has seen is not written again: the first write after it goes to a file of its own. */
public final class Disk {
    private final DiskFolder folder;
    private DiskImage image;
    private boolean shared;

    private Disk(DiskFolder folder, DiskImage image, boolean shared) {
        this.folder = folder;
        this.image = image;
        this.shared = shared;
    }

    /** A disk that begins as this image, and leaves the image as it is. */
    static Disk from(DiskFolder folder, DiskImage image) {
        return new Disk(folder, image, true);
    }

    static Disk blank(DiskFolder folder, int gibibytes) {
        return new Disk(folder, folder.blank(gibibytes), false);
    }

    /** The disk as it is at this instant, for ever. */
    synchronized DiskImage freeze() {
        shared = true;
        return image;
    }

    public synchronized void write(long offset, byte[] bytes) {
        if (shared) {
            image = folder.copy(image, image.size());
            shared = false;
        }
        image.write(offset, bytes);
    }

    public synchronized byte[] read(long offset, int length) {
        return image.read(offset, length);
    }

    public synchronized Path file() {
        return image.file();
    }

    public synchronized DiskImage image() {
        return image;
    }
}
