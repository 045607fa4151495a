package impound.collection;

import impound.processors.settings.Settings.Order;

/** No copy stands between a finding and its image, unless the key makes one necessary. */
class EvidenceFirstTest extends EncryptionTest {
    EvidenceFirstTest() {
        super(Order.EVIDENCE_FIRST);
    }
}
