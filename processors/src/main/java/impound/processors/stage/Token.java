package impound.processors.stage;

import impound.processors.Wire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import java.nio.charset.StandardCharsets;

/** Client tokens: the same wish of the same attempt has the same token, so that AWS grants it once. */
final class Token {
    private Token() {}

    /** @param varies what makes another wish of it, such as the zone; 64 characters at most come out, as EC2 allows */
    static String of(Evidence evidence, StageName stage, String varies) {
        var wish = "%s/%s/a%d/%s".formatted(evidence.subject(), stage.text(), evidence.attempt(), varies);
        return Wire.sha256(wish.getBytes(StandardCharsets.UTF_8));
    }
}
