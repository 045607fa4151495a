package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.OcsfFindingIdentifier;
import software.amazon.awssdk.services.securityhub.model.WorkflowStatus;

class SecurityHubTest extends Fixture {
    private static final String PRODUCT = "arn:aws:securityhub:eu-west-1::product/aws/guardduty";
    private static final String NEW_PRODUCT = "arn:aws:securityhub:eu-west-1::productv2/aws/guardduty";
    private static final String EVENT =
            """
            {"detail": {"findings": [{"Id": "one", "ProductArn": "%s", "Workflow": {"Status": "NEW"}}]}}"""
                    .formatted(PRODUCT);
    private static final String NEW_EVENT =
            """
            {"detail": {"findings": [{"finding_info": {"uid": "one"}, "metadata": {"product": {"uid": "%s"}},
              "cloud": {"account": {"uid": "111122223333"}}, "status_id": 1}]}}"""
                    .formatted(NEW_PRODUCT);

    private static final OcsfFindingIdentifier OCSF = OcsfFindingIdentifier.builder()
            .cloudAccountUid(Clients.ACCOUNT)
            .findingInfoUid("one")
            .metadataProductUid(NEW_PRODUCT)
            .build();

    private final List<String> events = new ArrayList<>();
    private SecurityHubClient hub;

    @BeforeEach
    void turnOn() {
        sandbox.securityHub().holds(Clients.ACCOUNT, REGION, EVENT);
        sandbox.securityHub().onUpdate(events::add);
        hub = Clients.client(SecurityHubClient.builder(), sandbox, responder);
    }

    @Test
    void an_update_stays_on_the_finding_and_goes_out_as_an_event_again() {
        var answer = update("one", "seen", Map.of("key", "value"));

        assertThat(answer.unprocessedFindings()).isEmpty();
        assertThat(answer.processedFindings()).hasSize(1);
        assertThat(events)
                .singleElement()
                .asString()
                .contains("Security Hub Findings - Imported", "seen", "NOTIFIED", "value");
    }

    @Test
    void a_finding_of_the_new_hub_gets_a_comment_and_a_status() {
        sandbox.securityHub().holds(Clients.ACCOUNT, REGION, NEW_EVENT);

        var answer = hub.batchUpdateFindingsV2(
                r -> r.findingIdentifiers(OCSF).comment("seen").statusId(2));

        assertThat(answer.unprocessedFindings()).isEmpty();
        assertThat(events).singleElement().asString().contains("Findings Imported V2", "seen", "\"status_id\":2");
    }

    @Test
    void what_is_not_asked_for_stays_as_it_is() {
        sandbox.securityHub().holds(Clients.ACCOUNT, REGION, NEW_EVENT);

        hub.batchUpdateFindings(r -> r.findingIdentifiers(identifier("one"))
                .note(note -> note.text("seen").updatedBy("test")));
        hub.batchUpdateFindingsV2(r -> r.findingIdentifiers(OCSF).comment("seen"));

        assertThat(events.get(0)).contains("seen", "\"Workflow\":{\"Status\":\"NEW\"}");
        assertThat(events.get(1)).contains("seen", "\"status_id\":1");
    }

    @Test
    void what_the_hub_does_not_have_or_was_told_twice_is_answered_and_not_thrown() {
        var answer = hub.batchUpdateFindings(request("s", Map.of())
                .findingIdentifiers(identifier("none"), identifier("one"), identifier("one"))
                .build());

        assertThat(answer.unprocessedFindings())
                .extracting(one -> one.errorCode())
                .containsExactly("FindingNotFound", "DuplicatedFindingIdentifier");
        assertThat(events).hasSize(1);
    }

    @Test
    void limits_of_the_reference_are_kept() {
        var fields = IntStream.range(0, 51).boxed().collect(Collectors.toMap(n -> "k" + n, n -> "v"));

        assertRefused("InvalidInputException", () -> update("one", "x".repeat(513), Map.of()));
        assertRefused("InvalidInputException", () -> update("one", "s", fields));
        assertRefused("InvalidInputException", () -> update("one", "s", Map.of("k".repeat(129), "v")));
        assertRefused("InvalidInputException", () -> update("one", "s", Map.of("k", "v".repeat(1025))));
        assertRefused(
                "InvalidInputException",
                () -> hub.batchUpdateFindings(request("s", Map.of())
                        .findingIdentifiers(IntStream.range(0, 101)
                                .mapToObj(n -> identifier("f" + n))
                                .toList())
                        .build()));
        assertThat(events).isEmpty();
    }

    @Test
    void a_hub_that_is_off_is_no_hub() {
        var other = Clients.client(SecurityHubClient.builder(), sandbox, stranger);

        assertRefused(
                "InvalidAccessException",
                () -> other.batchUpdateFindings(request("s", Map.of())
                        .findingIdentifiers(identifier("one"))
                        .build()));
    }

    private BatchUpdateFindingsResponse update(String id, String text, Map<String, String> fields) {
        return hub.batchUpdateFindings(
                request(text, fields).findingIdentifiers(identifier(id)).build());
    }

    private static BatchUpdateFindingsRequest.Builder request(String text, Map<String, String> fields) {
        return BatchUpdateFindingsRequest.builder()
                .note(note -> note.text(text).updatedBy("test"))
                .userDefinedFields(fields)
                .workflow(work -> work.status(WorkflowStatus.NOTIFIED));
    }

    private static AwsSecurityFindingIdentifier identifier(String id) {
        return AwsSecurityFindingIdentifier.builder().id(id).productArn(PRODUCT).build();
    }
}
