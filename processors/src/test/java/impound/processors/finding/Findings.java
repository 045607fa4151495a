package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Events as they arrive, and ways to bend them. */
final class Findings {
    private Findings() {}

    /** The event of this file, as text. */
    static String event(String file) {
        try (var in = Findings.class.getResourceAsStream("/findings/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an event comes to that reports of one region. */
    static Finding only(Judged judged) {
        var findings = ((Accepted) judged).findings();
        if (findings.size() != 1) {
            throw new IllegalArgumentException("the event is of %d regions".formatted(findings.size()));
        }
        return findings.get(0);
    }

    /** Why an event is refused, whether it can be read or not. */
    static Rejected refusal(ReadFinding readFinding, String event) {
        try {
            return ((Refused) readFinding.read(event)).why();
        } catch (Rejected e) {
            return e;
        }
    }

    /** The plain finding with one text in place of another, which must be in it. */
    static String plainWith(String text, String instead) {
        var plain = event("03-imported-plain");
        if (!plain.contains(text)) {
            throw new IllegalArgumentException("the plain finding has no " + text);
        }
        return plain.replace(text, instead);
    }
}
