package impound.sandbox.ec2;

/** What the blocks of an encrypted disk read as that nobody ever wrote. AWS's documentation is silent; reports are of two minds. */
public enum NeverWritten {
    /** Zeros, until they are decrypted with another data key than the disk had when they were (not) written. */
    NOISE_ONCE_RE_ENCRYPTED,
    /**
     * Noise on every encrypted disk, also on one that was restored from a snapshot that is not encrypted, since what was never
     * written is decrypted all the same (bottlerocket-os/bottlerocket#2169, kubernetes/kubernetes#86064). Such a disk is sparse no
     * more once it is read.
     */
    NOISE_WHEREVER_ENCRYPTED
}
