package impound.processors.gateway;

import impound.processors.id.Region;

/** What is told to people. */
public interface Notices {
    /** @param subject at most 100 characters of plain ASCII, as SNS wants it */
    void publish(Region region, String subject, String text);
}
