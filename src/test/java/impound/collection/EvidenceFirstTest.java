package impound.collection;

import impound.processors.settings.Settings.Order;
import org.junit.jupiter.api.Tag;

/** No copy stands between a finding and its image, unless the key makes one necessary. */
@Tag("long")
class EvidenceFirstTest extends EncryptionTest {
    EvidenceFirstTest() {
        super(Order.EVIDENCE_FIRST);
    }
}
