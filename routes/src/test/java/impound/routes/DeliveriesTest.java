package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries(4, "nobody's"::equals);

    @Test
    void a_message_may_come_as_often_as_the_setting_says() {
        assertThatCode(() -> deliveries.process(received("4"))).doesNotThrowAnyException();
    }

    @Test
    void one_time_more_is_too_often() {
        assertThatThrownBy(() -> deliveries.process(received("5")))
                .isInstanceOf(DeliveredTooOften.class)
                .hasMessageContaining("5 times");
    }

    @Test
    void a_message_without_a_count_is_let_through() {
        var exchange = with("ours");

        deliveries.process(exchange);

        assertThat(exchange.isRouteStop()).isFalse();
    }

    @Test
    void what_is_nobodys_message_goes_no_further() {
        var exchange = with("nobody's");

        deliveries.process(exchange);

        assertThat(exchange.isRouteStop()).isTrue();
    }

    private static Exchange with(String body) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static Exchange received(String times) {
        var exchange = with("ours");
        exchange.getMessage()
                .setHeader(ATTRIBUTES, Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, times));
        return exchange;
    }
}
