package impound.processors.aws;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.fakes.FakeAnswers;
import impound.processors.fakes.SettableClock;
import impound.processors.gateway.Scope;
import impound.processors.id.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.paginators.DescribeInstanceTypeOfferingsIterable;

class OfferingsTest {
    private static final Scope SCOPE = new Scope(SECURITY, REGION, INCIDENT);
    private static final Zone A = new Zone("us-east-1a");
    private static final Zone C = new Zone("us-east-1c");

    private final SettableClock clock = new SettableClock();
    private final Catalogue catalogue = new Catalogue();
    private final Offerings offerings =
            new Offerings(new Ec2(region -> catalogue, new OneSession(), new Acts(clock)), clock);

    @Test
    void a_type_is_offered_where_ec2_says_so() {
        catalogue.zones = List.of("us-east-1a", "us-east-1c");

        assertThat(offerings.zones(SCOPE, "m6i.large")).containsExactlyInAnyOrder(A, C);
        assertThat(catalogue.asked).containsExactly("availability-zone instance-type=m6i.large");
    }

    @Test
    void ec2_is_asked_once_for_each_type_in_hours_and_then_again() {
        offerings.zones(SCOPE, "m6i.large");
        offerings.zones(SCOPE, "m6i.large");
        offerings.zones(SCOPE, "m5.large");
        clock.pass(Duration.ofHours(6));
        offerings.zones(SCOPE, "m6i.large");

        assertThat(catalogue.asked).hasSize(3);
    }

    @Test
    void where_the_role_may_not_ask_nothing_is_said_of_any_zone() {
        catalogue.refusal = FakeAnswers.ec2("UnauthorizedOperation", 403);

        assertThat(offerings.zones(SCOPE, "m6i.large")).isEmpty();
    }

    @Test
    void an_outage_is_no_answer_and_not_remembered_as_one() {
        catalogue.refusal = FakeAnswers.ec2("Unavailable", 503);

        assertThatThrownBy(() -> offerings.zones(SCOPE, "m6i.large")).isSameAs(catalogue.refusal);
        catalogue.refusal = null;

        assertThat(offerings.zones(SCOPE, "m6i.large")).containsExactly(A);
    }

    /** EC2, as far as it says what it offers. */
    private static final class Catalogue implements Ec2Client {
        private final List<String> asked = new ArrayList<>();
        private List<String> zones = List.of("us-east-1a");
        private RuntimeException refusal;

        @Override
        public DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(
                DescribeInstanceTypeOfferingsRequest request) {
            if (refusal != null) {
                throw refusal;
            }
            var filter = request.filters().get(0);
            asked.add("%s %s=%s"
                    .formatted(
                            request.locationTypeAsString(),
                            filter.name(),
                            filter.values().get(0)));
            return DescribeInstanceTypeOfferingsResponse.builder()
                    .instanceTypeOfferings(zones.stream()
                            .map(zone -> InstanceTypeOffering.builder()
                                    .location(zone)
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public DescribeInstanceTypeOfferingsIterable describeInstanceTypeOfferingsPaginator(
                DescribeInstanceTypeOfferingsRequest request) {
            return new DescribeInstanceTypeOfferingsIterable(this, request);
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
