package impound.processors.aws;

import impound.processors.gateway.Notices;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.function.Function;
import software.amazon.awssdk.services.sns.SnsClient;

/** Notices by way of the region's SNS topic. */
public final class SnsNotices implements Notices {
    private static final int SUBJECT = 100;

    private final Function<Region, SnsClient> clients;
    private final Settings settings;

    public SnsNotices(Function<Region, SnsClient> clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public void publish(Region region, String subject, String text) {
        var plain = subject.replaceAll("[^\\x20-\\x7e]", "?");
        clients.apply(region).publish(r -> r.topicArn(settings.in(region).topic())
                .subject(plain.substring(0, Math.min(plain.length(), SUBJECT)))
                .message(text));
    }
}
