package impound.collector.hand;

import impound.collector.CollectorFailure;
import impound.collector.device.Device;
import impound.collector.record.Manifest;
import java.nio.ByteBuffer;

/** A disk of ones that cannot be read from an offset on. */
record FailingDisk(long size, long bad) implements Device {

    @Override
    public Manifest.Device description() {
        return new Manifest.Device("/dev/test", "none", "memory", size, 512, 512, Manifest.Protection.ofFile());
    }

    @Override
    public void read(ByteBuffer buffer, long offset) {
        if (offset + buffer.remaining() > bad) {
            throw new CollectorFailure.ReadError("bad sector at " + bad, null);
        }
        while (buffer.hasRemaining()) {
            buffer.put((byte) 1);
        }
    }

    /** Where it cannot be read it is gone, so that this is no bad sector. */
    @Override
    public void confirm() {
        if (bad < size) {
            throw new CollectorFailure.DeviceIdentity("expected serial none, found none");
        }
    }

    @Override
    public void close() {}
}
