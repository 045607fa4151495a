package impound.tool;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 that computes a stretch of zeros behind the same bytes only once. The disks of trials are mostly zeros, and every
 * byte of them is hashed three times in each of thousands of collections. Nothing is guessed: what is remembered is the
 * state behind a prefix, and a prefix is known by its own SHA-256.
 */
public final class RememberedHashes extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "RememberedHashes";

    private RememberedHashes() {
        super(NAME, "1", "SHA-256 that remembers zeros");
        put("MessageDigest.SHA-256", Sha256.class.getName());
    }

    /** From now on this process hashes so. */
    public static synchronized void use() {
        if (Security.getProvider(NAME) == null) {
            Security.insertProviderAt(new RememberedHashes(), 1);
        }
    }

    /** The algorithm; the JDK's own does the work. */
    public static final class Sha256 extends MessageDigestSpi implements Cloneable {
        private static final int WORTH_IT = 64 << 10;
        /** Short, so that a little noise among zeros costs little. */
        private static final int STRETCH = 512 << 10;

        private static final int AT_ONCE = 16 << 10;

        private static final byte[] ZEROS = new byte[STRETCH];
        private static final int MOST = 200_000;
        private static final Map<String, State> REMEMBERED = new ConcurrentHashMap<>();

        private MessageDigest digest = fresh();
        /** SHA-256 of all bytes so far, or empty where it was not asked for yet. */
        private String prefix = "";

        private record State(MessageDigest digest, String prefix) {}

        private static MessageDigest fresh() {
            try {
                return MessageDigest.getInstance("SHA-256", "SUN");
            } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        protected void engineUpdate(byte one) {
            digest.update(one);
            prefix = "";
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            engineUpdate(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        protected void engineUpdate(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                var stretch = bytes.slice(bytes.position(), Math.min(STRETCH, bytes.remaining()));
                bytes.position(bytes.position() + stretch.remaining());
                if (isZero(stretch)) {
                    skip(stretch.remaining());
                } else {
                    take(stretch);
                    prefix = "";
                }
            }
        }

        /** By way of an array of ours: the JDK's digest keeps one of 4 KiB for a direct buffer, and so would each state. */
        private void take(ByteBuffer stretch) {
            var some = new byte[Math.min(AT_ONCE, stretch.remaining())];
            while (stretch.hasRemaining()) {
                var length = Math.min(some.length, stretch.remaining());
                stretch.get(some, 0, length);
                digest.update(some, 0, length);
            }
        }

        private static boolean isZero(ByteBuffer stretch) {
            return stretch.remaining() >= WORTH_IT
                    && stretch.mismatch(ByteBuffer.wrap(ZEROS, 0, stretch.remaining())) < 0;
        }

        private void skip(int zeros) {
            if (prefix.isEmpty()) {
                prefix = prefixOf(digest);
            }
            var key = prefix + zeros;
            var behind = REMEMBERED.get(key);
            if (behind == null) {
                behind = behind(zeros);
                if (REMEMBERED.size() < MOST) {
                    REMEMBERED.put(key, behind);
                }
            }
            digest = copy(behind.digest);
            prefix = behind.prefix;
        }

        private State behind(int zeros) {
            digest.update(ZEROS, 0, zeros);
            return new State(copy(digest), prefixOf(digest));
        }

        private static String prefixOf(MessageDigest digest) {
            return HexFormat.of().formatHex(copy(digest).digest());
        }

        private static MessageDigest copy(MessageDigest digest) {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
            }
        }

        @Override
        protected byte[] engineDigest() {
            prefix = "";
            return digest.digest();
        }

        @Override
        protected int engineDigest(byte[] out, int offset, int length) throws DigestException {
            prefix = "";
            return digest.digest(out, offset, length);
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineReset() {
            digest.reset();
            prefix = "";
        }

        @Override
        public Object clone() {
            var other = new Sha256();
            other.digest = copy(digest);
            other.prefix = prefix;
            return other;
        }
    }
}
