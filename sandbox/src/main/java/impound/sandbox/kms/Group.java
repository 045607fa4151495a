package impound.sandbox.kms;

/** The kinds of things that a key policy lets someone do with a key. */
public enum Group {
    /** DescribeKey, GetPublicKey, Verify. */
    READ,
    /** Decrypt, GenerateDataKey, ReEncrypt: what EBS does with a key on someone's behalf. */
    USE,
    /** CreateGrant, without which EBS cannot attach a volume. */
    GRANT,
    SIGN
}
