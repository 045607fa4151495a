package impound.processors.notice;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;

/**
 * Something that people have to know, in their words: what happened, to what, and what they can do.
 *
 * @param name tells it from all other notices of the incident, so that it goes out once
 * @param subject one line of plain ASCII
 */
public record Notice(Region region, IncidentId incident, String name, String subject, String text) {
    /** At four bytes a character still less than SNS takes (256 KiB), and more than anybody reads in a mail. */
    private static final int LONGEST = 60_000;

    private static final String CUT = "\n[cut here; the rest is in the evidence bucket]\n";

    public Notice {
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
    }
}
