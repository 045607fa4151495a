package impound.processors.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.CollectionFailure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AnswersTest {
    @ParameterizedTest
    @CsvSource({
        "400, Throttling",
        "400, ThrottlingException",
        "503, RequestLimitExceeded",
        "400, RequestLimitExceeded",
        "503, SlowDown",
        "429, TooManyRequestsException",
        "500, InternalError",
        "503, Unavailable",
        "400, ConcurrentSnapshotLimitExceeded",
        "400, SnapshotCreationPerVolumeRateExceeded",
        "400, PendingSnapshotLimitExceeded",
        "400, ResourceLimitExceeded",
        "500, InsufficientInstanceCapacity",
        "400, VcpuLimitExceeded",
        "400, VolumeLimitExceeded",
        "400, IncorrectState",
        "409, OperationAborted",
        "403, ExpiredToken",
        "400, ExpiredTokenException",
        "400, RequestExpired",
        "400, UnrecognizedClientException",
        "409, ConditionalRequestConflict",
        "400, RequestTimeout",
        "403, RequestTimeTooSkewed",
        "400, InvalidSnapshot.NotFound",
        "400, InvalidVolume.NotFound",
        "400, InvalidInstanceID.NotFound",
    })
    void what_passes_by_itself_is_for_later_and_not_final(int status, String code) {
        var answer = answer(status, code);

        assertThat(Answers.isForLater(answer)).isTrue();
        assertThat(Answers.failure(answer)).isEmpty();
    }

    @Test
    void a_call_that_was_held_back_or_throttled_is_for_later_and_was_certainly_not_made() {
        var heldBack = new HeldBack("as many calls as EC2 answers for now");
        var throttled = answer(503, "RequestLimitExceeded");

        assertThat(heldBack).matches(Answers::isForLater).matches(Answers::isRefusal);
        assertThat(throttled).matches(Answers::isForLater).matches(Answers::isRefusal);
        assertThat(answer(503, "Unavailable")).matches(Answers::isForLater).matches(lost -> !Answers.isRefusal(lost));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "403, UnauthorizedOperation",
        "400, InvalidParameterValue",
        "400, KMSKeyNotAccessibleFault",
        "404, NoSuchBucket",
    })
    void a_final_no_is_refused_under_its_code(int status, String code) {
        var failure = Answers.failure(answer(status, code)).orElseThrow();

        assertThat(failure).isInstanceOf(Refused.class);
        assertThat(failure.reason()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("the message");
        assertThat(Answers.isForLater(answer(status, code))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InsufficientInstanceCapacity",
        "500, InsufficientVolumeCapacity",
        "400, InsufficientFreeAddressesInSubnet",
        "400, Unsupported",
    })
    void what_a_zone_has_not_got_may_be_in_another_and_ec2_is_quoted(int status, String code) {
        assertThat(Answers.isForAnotherZone(answer(status, code))).isTrue();
        assertThat(Answers.whyInAnotherZone(answer(status, code))).contains(code, "the message");
    }

    @ParameterizedTest
    @CsvSource({
        "400, VcpuLimitExceeded",
        "400, InstanceLimitExceeded",
        "400, VolumeLimitExceeded",
        "500, InternalError",
    })
    void a_full_quota_or_an_outage_is_no_better_in_another_zone(int status, String code) {
        var answer = answer(status, code);

        assertThat(Answers.isForAnotherZone(answer)).isFalse();
        assertThatThrownBy(() -> Answers.whyInAnotherZone(answer)).isSameAs(answer);
    }

    @Test
    void an_instance_profile_that_ec2_does_not_know_yet_is_for_later_and_any_other_wrong_value_is_not() {
        var profile = "Value (x) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name";

        assertThat(Answers.isForLater(answer(400, "InvalidParameterValue", profile)))
                .isTrue();
        assertThat(Answers.isForLater(answer(400, "InvalidParameterValue", "Invalid subnet")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UnsupportedOperation",
                "InvalidParameterValue",
                "OperationNotPermitted",
                "IncorrectInstanceState",
                "InvalidVolume.NotFound",
                "InvalidInstanceID.NotFound"
            })
    void a_final_no_to_a_set_says_nothing_of_its_volumes(String code) {
        assertThat(Answers.isRefusedSet(answer(400, code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ConcurrentSnapshotLimitExceeded",
        "400, SnapshotCreationPerVolumeRateExceeded",
        "400, IncorrectState",
        "503, RequestLimitExceeded",
        "500, InternalError",
        "403, UnauthorizedOperation",
        "403, AuthFailure",
        "401, OptInRequired",
        "403, ExpiredToken",
    })
    void what_passes_and_what_rights_are_missing_for_is_no_refused_set(int status, String code) {
        assertThat(Answers.isRefusedSet(answer(status, code))).isFalse();
    }

    @Test
    void a_no_of_another_service_is_no_refused_set() {
        var answer = S3Exception.builder().statusCode(404).build();

        assertThat(Answers.isRefusedSet(answer)).isFalse();
        assertThat(Answers.isRefusedSet(SdkClientException.create("connection reset")))
                .isFalse();
    }

    @Test
    void a_lost_answer_is_for_later() {
        var lost = SdkClientException.create("connection reset");

        assertThat(Answers.isForLater(lost)).isTrue();
        assertThat(Answers.failure(lost)).isEmpty();
    }

    @Test
    void our_own_failures_are_final_as_they_are() {
        var doubt = new CustodyDoubt("whose is it?");

        assertThat(Answers.isForLater(doubt)).isFalse();
        assertThat(Answers.failure(doubt)).containsSame(doubt);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NullPointerException.class, IllegalArgumentException.class})
    void an_error_of_ours_is_neither_and_stays_in_its_queue(Class<? extends RuntimeException> kind) throws Exception {
        var bug = kind.getConstructor(String.class).newInstance("a bug");

        assertThat(Answers.isForLater(bug)).isFalse();
        assertThat(Answers.failure(bug)).isEmpty();
    }

    @Test
    void an_answer_without_details_is_judged_by_its_status() {
        assertThat(Answers.isForLater(Ec2Exception.builder().statusCode(503).build()))
                .isTrue();
        assertThat(Answers.failure(Ec2Exception.builder().statusCode(400).build()))
                .isPresent();
    }

    /** S3, HeadObject: an error has no body, and so no code. */
    @Test
    void a_look_at_an_object_with_a_session_that_is_over_is_for_later_though_s3_does_not_say_why() {
        var expired = S3Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().build())
                .build();

        assertThat(expired).matches(Answers::isForLater).matches(Answers::isExpired);
        assertThat(Answers.failure(expired)).isEmpty();
    }

    @Test
    void a_final_no_without_a_code_has_its_status_as_the_reason() {
        var forbidden = S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder().build())
                .build();

        assertThat(Answers.failure(forbidden)).map(CollectionFailure::reason).contains("HTTP_403");
    }

    private static AwsServiceException answer(int status, String code) {
        return answer(status, code, "the message");
    }

    private static AwsServiceException answer(int status, String code, String message) {
        return Ec2Exception.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
