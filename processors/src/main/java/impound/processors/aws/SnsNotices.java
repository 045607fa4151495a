package impound.processors.aws;

import impound.processors.gateway.Notices;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Notices by way of the region's SNS topic. A subject becomes that of a mail: SNS's reference of Publish asks for less
 * than 100 characters of ASCII, without line breaks.
 */
public final class SnsNotices implements Notices {
    private static final int SUBJECT = 99;

    /** SNS answers in less than a second. Where it hangs, what waits behind a notice must not wait with it. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Function<Region, SnsClient> clients;
    private final Settings settings;

    public SnsNotices(Function<Region, SnsClient> clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public String publish(Region region, String subject, String text) {
        var plain = subject.replaceAll("[^\\x20-\\x7e]", "?");
        return clients.apply(region)
                .publish(r -> r.topicArn(settings.in(region).topic())
                        .subject(plain.substring(0, Math.min(plain.length(), SUBJECT)))
                        .message(text)
                        .overrideConfiguration(o -> o.apiCallTimeout(LONGEST)))
                .messageId();
    }
}
