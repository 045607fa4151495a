package impound.sandbox.s3;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Hashes what passes by. */
final class DigestingOutput extends FilterOutputStream {
    private final List<Digest> digests;

    DigestingOutput(OutputStream out, Digest... digests) {
        super(out);
        this.digests = List.of(digests);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digests.forEach(digest -> digest.update(bytes, offset, length));
        out.write(bytes, offset, length);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }
}
