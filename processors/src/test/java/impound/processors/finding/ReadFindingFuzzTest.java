package impound.processors.finding;

import com.code_intelligence.jazzer.junit.FuzzTest;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.fakes.SettingsOf;
import java.nio.charset.StandardCharsets;

/** Looks for bytes that no reader survives: with {@code -Pfuzz} only. */
class ReadFindingFuzzTest {
    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @FuzzTest(maxDuration = "5m")
    void no_bytes_do_anything_but_come_to_a_decision(byte[] event) {
        if (event == null) {
            return;
        }
        try {
            readFinding.read(new String(event, StandardCharsets.UTF_8));
        } catch (Rejected e) {
            // a decision, too
        }
    }
}
