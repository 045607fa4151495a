package impound.collector.device;

import impound.collector.record.Manifest;

/** The disk that we were sent for: to be read, and never to be written. */
public interface Device extends ByteSource, AutoCloseable {

    /** What the kernel says of it, as it goes into the manifest. */
    Manifest.Device description();

    long size();

    /**
     * Looks again: the same node still bears the volume's id and has its size, and ends there; it is read-only, nobody
     * uses it, and nobody has written to it.
     *
     * @throws impound.collector.CollectorFailure.DeviceIdentity where it is another
     * @throws impound.collector.CollectorFailure.DeviceInUse where somebody uses it by now
     * @throws impound.collector.CollectorFailure.DeviceWritable where it could be written
     * @throws impound.collector.CollectorFailure.DeviceWritten where it was
     */
    void confirm();

    @Override
    void close();
}
