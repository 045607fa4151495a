package impound.routes.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void what_is_as_it_must_be_is_no_line() {
        faults.look("impound.order", "one", () -> 1).must(found -> found == 1, found -> "it is " + found);

        assertThat(faults.lines()).isEmpty();
    }

    @Test
    void what_is_not_as_it_must_be_is_a_line_with_setting_and_value() {
        faults.look("impound.order", "one", () -> 2).must(found -> found == 1, found -> "it is " + found);

        assertThat(faults.lines()).containsExactly("impound.order is 'one', and it is 2");
    }

    @Test
    void a_refusal_is_told_in_the_words_of_aws_without_the_request() {
        var refused = S3Exception.builder()
                .statusCode(404)
                .requestId("request-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorMessage("The bucket does not exist.")
                        .build())
                .build();

        look(refused);

        assertThat(faults.lines())
                .containsExactly("impound.order is 'one', and AWS says: The bucket does not exist;"
                        + " create it or correct the setting, and let the coordinator's role see it");
    }

    @Test
    void a_refusal_without_words_is_told_by_its_status() {
        look(S3Exception.builder().statusCode(403).build());

        assertThat(faults.lines()).singleElement().asString().contains("AWS says: access denied;");
    }

    @Test
    void no_answer_is_about_the_way_there_and_nothing_that_should_be_created() {
        look(SdkClientException.create("Connect to 10.0.0.1 failed:\n\tConnection refused"));

        assertThat(faults.lines())
                .containsExactly("impound.order is 'one', and AWS does not answer: Connect to 10.0.0.1 failed:"
                        + " Connection refused; correct the setting, or let the network reach this service");
    }

    @Test
    void a_reason_is_short_enough_for_a_line() {
        look(SdkClientException.create("Unable to load credentials from " + "any of the providers, ".repeat(100)));

        assertThat(faults.lines()).singleElement().asString().hasSizeLessThan(300);
    }

    private void look(SdkException thrown) {
        faults.look("impound.order", "one", () -> {
            throw thrown;
        });
    }
}
