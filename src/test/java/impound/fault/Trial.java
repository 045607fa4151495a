package impound.fault;

import impound.collection.Site;
import java.io.IOException;

/** A world of its own in which findings are to become evidence whatever goes wrong. */
interface Trial extends AutoCloseable {
    Setup setup();

    Site site();

    @Override
    void close() throws IOException;
}
