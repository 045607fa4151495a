package impound.processors.evidence;

import java.time.Instant;

/**
 * How long and for what evidence has been waiting at a stage. It travels with the message, so that a restart forgets
 * nothing, and ends up in the next link.
 *
 * @param tries looks taken so far; 0 where nothing is waited for
 * @param seen how far what is waited for was at the last look, or empty
 * @param seenSince the first look that saw it so
 */
public record Waiting(StageName stage, String reason, int tries, Instant since, String seen, Instant seenSince) {
    /** Nothing is waited for at this stage. */
    public static Waiting none(StageName stage) {
        return new Waiting(stage, "", 0, Instant.EPOCH, "", Instant.EPOCH);
    }

    /** Since when nothing has moved, as far as anybody could see: from then on a deadline counts. */
    public Instant stillSince() {
        return seenSince.isAfter(since) ? seenSince : since;
    }

    /** One more look in vain, at this moment. */
    Waiting again(String why, Instant now) {
        return new Waiting(stage, why, tries + 1, tries == 0 ? now : since, seen, seenSince);
    }

    /** It was seen to be as far as this: since then, or since an earlier look. */
    Waiting seeing(String what, Instant now) {
        var isSame = what.equals(seen) && !seenSince.equals(Instant.EPOCH);
        return new Waiting(stage, reason, tries, since, what, isSame ? seenSince : now);
    }
}
