package impound.collector.device;

import impound.collector.record.Manifest;

/** Looks after a device while it is read, and says what it did and saw. */
interface Guard {

    /** Looks again, and refuses what must not be. */
    void confirm();

    /** What was done and seen, as it goes into the manifest. */
    Manifest.Protection description();

    /** Of a regular file, of which the kernel has no flag and counts no writes. */
    static Guard ofFile() {
        return new Guard() {
            @Override
            public void confirm() {}

            @Override
            public Manifest.Protection description() {
                return Manifest.Protection.ofFile();
            }
        };
    }
}
