package impound.collector;

/** Is told of bytes as they are safe, and says it to whoever watches. */
public interface Meter extends AutoCloseable {

    /** Counts bytes that were stored, or hashed where nothing is stored. Called from several threads. */
    void add(long bytes);

    /** Says the last figure. */
    @Override
    void close();
}
