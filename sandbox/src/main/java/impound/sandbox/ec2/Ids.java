package impound.sandbox.ec2;

import java.util.Random;

/** Ids as EC2 makes them: a prefix and 17 hexadecimal digits. Seeded, so that a run can be repeated. */
final class Ids {
    private final Random random;
    private int addresses;

    Ids(long seed) {
        random = new Random(seed);
    }

    synchronized String next(String prefix) {
        return prefix + "-0" + "%016x".formatted(random.nextLong());
    }

    /** A private address that no other instance has. */
    synchronized String nextAddress() {
        addresses++;
        return "10.0.%d.%d".formatted(addresses / 250, addresses % 250 + 4);
    }
}
