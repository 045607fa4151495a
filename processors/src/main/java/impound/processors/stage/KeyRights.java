package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import java.util.Locale;

/** What a person has to grant, where a key was refused. */
final class KeyRights {
    /** What EC2 asks of a key on behalf of whoever copies a snapshot, or makes a volume of it (EBS User Guide, share a KMS key). */
    private static final String RIGHTS =
            "kms:DescribeKey, kms:CreateGrant, kms:Decrypt, kms:GenerateDataKey* and kms:ReEncrypt*";

    private KeyRights() {}

    /** Whether a state message of EC2 is about a key. */
    static boolean isTheTrouble(String stateMessage) {
        var words = stateMessage.toLowerCase(Locale.ROOT);
        return words.contains("key") || words.contains("kms");
    }

    /**
     * Who needs which rights on which keys.
     *
     * @param account whose role makes a disk
     * @param key under which the disk is made
     */
    static String needed(Evidence evidence, AccountId account, KeyArn key) {
        var source = evidence.volume().encryptionKey();
        var keys = source.isEmpty() || source.equals(key.value()) ? key.value() : source + " and on " + key;
        return "Give Impound's role in account %s %s on %s, and see that each is enabled"
                .formatted(account, RIGHTS, keys);
    }
}
