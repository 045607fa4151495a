package impound.processors.gateway;

import impound.processors.id.KeyArn;

/** What KMS says of the keys that disks are under. It is only asked, and an answer that does not come stops nothing. */
public interface Keys {
    /** Whether AWS keeps the key for the account of the scope, so that nobody can share what is under it. */
    Answer isAwsManaged(Scope scope, KeyArn key);

    /** Whether the key admits our role in the account of the scope. */
    Answer admits(Scope scope, KeyArn key);

    /** An answer of KMS, which may be out of order, or not ours to ask. */
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }
}
