package impound.sandbox.kms;

/** What a key can be, with KMS's words. In every state but the first it serves nobody. */
public enum KeyState {
    Enabled,
    Disabled,
    PendingDeletion
}
