package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsTest extends Fixture {
    private SnsClient sns;
    private String topic;

    @BeforeEach
    void makeTopic() {
        topic = sandbox.sns().topic(Clients.ACCOUNT, REGION, "impound");
        sns = Clients.client(SnsClient.builder(), sandbox, responder);
    }

    @Test
    void what_was_published_can_be_looked_at() {
        sns.publish(publish -> publish.topicArn(topic).subject("IMAGED").message("inc-1 & <co>"));

        assertThat(sandbox.sns().published()).singleElement().satisfies(one -> assertThat(
                        one.topicArn() + " " + one.subject() + " " + one.message())
                .isEqualTo(topic + " IMAGED inc-1 & <co>"));
    }

    @Test
    void a_subject_is_one_short_line_of_ascii() {
        assertRefused("InvalidParameter", () -> publish(topic, "x".repeat(101)));
        assertRefused("InvalidParameter", () -> publish(topic, "two\nlines"));
        assertRefused("InvalidParameter", () -> publish(topic, "Plätze"));
    }

    @Test
    void a_topic_of_nobody_or_of_another_account_is_refused() {
        assertRefused("NotFound", () -> publish(topic + "x", "s"));
        assertRefused("AuthorizationError", () -> publish(topic.replace(Clients.ACCOUNT, Clients.OTHER), "s"));
        assertThat(sns.getTopicAttributes(get -> get.topicArn(topic)).attributes())
                .containsEntry("TopicArn", topic);
    }

    private void publish(String arn, String subject) {
        sns.publish(publish -> publish.topicArn(arn).subject(subject).message("m"));
    }
}
