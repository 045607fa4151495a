package impound.processors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionalTest {
    private final Deque<RuntimeException> answers = new ArrayDeque<>();
    private int writes;

    @Test
    void a_write_whose_condition_holds_is_made_once() {
        assertThat(Conditional.write(this::write)).isTrue();
        assertThat(writes).isEqualTo(1);
    }

    @Test
    void a_write_whose_condition_does_not_hold_is_not_made_and_not_tried_again() {
        answers.add(answer(412, "PreconditionFailed"));

        assertThat(Conditional.write(this::write)).isFalse();
        assertThat(writes).isEqualTo(1);
    }

    @Test
    void a_write_that_met_another_one_is_made_again_and_sees_which_won() {
        answers.addAll(List.of(answer(409, "ConditionalRequestConflict"), answer(412, "PreconditionFailed")));

        assertThat(Conditional.write(this::write)).isFalse();
        assertThat(writes).isEqualTo(2);
    }

    @Test
    void a_write_that_always_meets_another_one_is_given_up() {
        var conflict = answer(409, "ConditionalRequestConflict");
        answers.addAll(Collections.nCopies(20, conflict));

        assertThatThrownBy(() -> Conditional.write(this::write)).isSameAs(conflict);
        assertThat(writes).isEqualTo(5);
    }

    @Test
    void what_was_to_be_replaced_and_is_gone_is_not_replaced() {
        answers.add(answer(404, "NoSuchKey"));

        assertThat(Conditional.write(this::write)).isFalse();
    }

    @Test
    void any_other_answer_is_the_callers() {
        var denied = answer(403, "AccessDenied");
        answers.add(denied);

        assertThatThrownBy(() -> Conditional.write(this::write)).isSameAs(denied);
    }

    private void write() {
        writes++;
        if (!answers.isEmpty()) {
            throw answers.remove();
        }
    }

    private static S3Exception answer(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
