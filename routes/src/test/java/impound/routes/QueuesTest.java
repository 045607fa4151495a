package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.SettingsOf;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesTest {
    private final Queues queues = new Queues(SettingsOf.tests());
    private final HeaderFilterStrategy filter = Queues.noForeignHeaders();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @EnumSource(StageName.class)
    void each_stage_has_the_queue_of_its_name(StageName stage) {
        assertThat(queues.produce(stage))
                .startsWith("aws2-sqs://impound-" + stage.text() + "?")
                .contains(
                        "queueUrl=RAW(https://sqs.us-east-1.amazonaws.com/444455556666/impound-" + stage.text() + ")");
    }

    @Test
    void a_consumer_takes_one_message_and_keeps_it_out_of_sight_while_it_works() {
        assertThat(queues.consume(StageName.SHARE))
                .contains(
                        "maxMessagesPerPoll=1",
                        "visibilityTimeout=60",
                        "extendMessageVisibility=true",
                        "concurrentConsumers=2",
                        "attributeNames=ApproximateReceiveCount",
                        "headerFilterStrategy=#noForeignHeaders");
    }

    @Test
    void a_slip_names_the_queues_in_their_order() {
        assertThat(queues.slip(Life.upTo(StageName.RECEIVE)))
                .containsExactly(queues.produce(StageName.COMPLETED), queues.produce(StageName.RECEIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelAwsSqsDelaySeconds",
                "camelhttpuri",
                "CAMELFILENAME",
                "cAmElAwsS3Key",
                "org.apache.camel.x",
                "breadcrumbId",
                "impound-reason",
                "anything"
            })
    void no_message_attribute_becomes_a_header(String name) {
        var filtered = filter.applyFilterToExternalHeaders(name, "x", exchange);

        assertThat(filtered).isTrue();
    }

    @Test
    void only_our_own_reasons_become_message_attributes() {
        assertThat(filter.applyFilterToCamelHeaders("impound-reason", "x", exchange))
                .isFalse();
        assertThat(filter.applyFilterToCamelHeaders("CamelAwsSqsMessageId", "x", exchange))
                .isTrue();
        assertThat(filter.applyFilterToCamelHeaders("secret", "x", exchange)).isTrue();
    }
}
