package impound.collector.device;

import impound.collector.record.Manifest;
import java.nio.ByteBuffer;

/** The disk that we were sent for: to be read, and never to be written. */
public interface Device extends AutoCloseable {

    /** What the kernel says of it, as it goes into the manifest. */
    Manifest.Device description();

    long size();

    /**
     * Fills the buffer from this offset on, until it is full or the device ends. Any number of threads may read at a time.
     *
     * @throws impound.collector.CollectorFailure.ReadError where the device answers with an error
     */
    void read(ByteBuffer buffer, long offset);

    /**
     * Looks again: the same node still bears the volume's id and has its size, and ends there.
     *
     * @throws impound.collector.CollectorFailure.DeviceIdentity where it is another
     */
    void confirm();

    @Override
    void close();
}
