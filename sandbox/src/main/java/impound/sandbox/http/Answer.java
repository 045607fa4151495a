package impound.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** An answer that is ready but not sent: a fault may still spoil or lose it. Length is -1 where only the writing tells. */
public record Answer(int status, String contentType, long length, Writer writer) {

    /** Writes a body that may be far too large for memory. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    static Answer of(int status, String contentType, byte[] bytes) {
        return new Answer(status, contentType, bytes.length, out -> out.write(bytes));
    }
}
