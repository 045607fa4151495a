package impound.processors.gateway;

import impound.processors.id.Region;

/** What is told to people. */
public interface Notices {
    /**
     * Tells whoever has subscribed to the region's topic.
     *
     * @return the id under which SNS has taken it
     */
    String publish(Region region, String subject, String text);
}
