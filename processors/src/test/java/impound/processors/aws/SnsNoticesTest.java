package impound.processors.aws;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettingsOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class SnsNoticesTest {
    private final Topic topic = new Topic();
    private final SnsNotices notices = new SnsNotices(region -> topic, SettingsOf.tests());

    @Test
    void a_notice_goes_to_the_topic_of_the_region_and_has_the_id_that_sns_gave_it() {
        var id = notices.publish(REGION, "subject", "text – with a dash");

        assertThat(id).isEqualTo("m-1");
        assertThat(topic.requests).singleElement().satisfies(request -> {
            assertThat(request.topicArn()).isEqualTo("arn:aws:sns:us-east-1:444455556666:impound");
            assertThat(request.subject()).isEqualTo("subject");
            assertThat(request.message()).isEqualTo("text – with a dash");
            assertThat(request.overrideConfiguration().orElseThrow().apiCallTimeout())
                    .contains(Duration.ofSeconds(10));
        });
    }

    @Test
    void a_subject_is_cut_below_a_hundred_characters_of_plain_ascii() {
        notices.publish(REGION, "Ünsinn\n" + "x".repeat(200), "text");

        assertThat(topic.requests.get(0).subject())
                .hasSize(99)
                .startsWith("?nsinn?xxx")
                .matches("[ -~]+");
    }

    private static final class Topic implements SnsClient {
        private final List<PublishRequest> requests = new ArrayList<>();

        @Override
        public PublishResponse publish(PublishRequest request) {
            requests.add(request);
            return PublishResponse.builder().messageId("m-" + requests.size()).build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }
}
