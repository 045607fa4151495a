package impound.collector.upload;

import java.nio.ByteBuffer;

/** The bytes of one part, which can be had again from the start for each attempt to send them. */
public interface PartBody {

    long size();

    /** The bytes from the start. Each attempt has chunks of its own, so that two never disturb each other. */
    Chunks open();

    /** The bytes in order. */
    @FunctionalInterface
    interface Chunks {

        /** The next bytes, or null behind the last ones. May read the device, so it is not for a network thread. */
        ByteBuffer next();
    }
}
