package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Await;
import impound.sandbox.sqs.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camel's consumer and SQS make of a message together when something goes wrong while it is in work. */
@Tag("long")
class TroubledDeliveryTest {
    /** A good deal longer than a message stays out of sight. */
    private static final int LONG_SECONDS = 3 * IntakeAtWork.VISIBILITY_SECONDS;

    private final AtomicInteger deliveries = new AtomicInteger();

    @TempDir
    Path folder;

    private IntakeAtWork intake;

    @AfterEach
    void tearDown() throws Exception {
        intake.close();
    }

    /** Once the extender of Camel's consumer kept such a message out of sight for ever (CAMEL-21769). */
    @ParameterizedTest
    @MethodSource("errors")
    void a_message_comes_again_after_an_error_and_is_done_then(Error error) throws Exception {
        intake = new IntakeAtWork(folder, 1, () -> {
            if (deliveries.incrementAndGet() == 1) {
                throw error;
            }
        });

        intake.start();

        awaitSent(2);
        assertThat(deliveries).hasValue(2);
    }

    @Test
    void after_an_error_what_is_in_work_for_long_is_kept_out_of_sight_all_the_same() throws Exception {
        intake = new IntakeAtWork(folder, 3, () -> {
            if (deliveries.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            workLong();
        });

        intake.start();

        awaitSent(2);
        assertThat(deliveries).hasValue(2);
    }

    @Test
    void an_extension_that_fails_is_asked_for_again_before_the_time_is_over() throws Exception {
        intake = new IntakeAtWork(folder, 2, () -> {
            deliveries.incrementAndGet();
            workLong();
        });
        intake.world()
                .sandbox()
                .faults()
                .on("sqs", "ChangeMessageVisibilityBatch")
                .nth(1)
                .before("InternalFailure", "try again later", 500);

        intake.start();

        awaitSent(2);
        assertThat(deliveries).hasValue(1);
    }

    @Test
    void where_no_extension_is_granted_a_second_delivery_opens_nothing_of_its_own() throws Exception {
        intake = new IntakeAtWork(folder, 2, () -> {
            if (deliveries.incrementAndGet() == 1) {
                workLong();
            }
        });
        intake.world()
                .sandbox()
                .faults()
                .on("sqs", "ChangeMessageVisibilityBatch")
                .always()
                .before("AccessDenied", "not authorized to perform sqs:ChangeMessageVisibility", 403);

        intake.start();

        awaitSent(2);
        awaitDeleted(2);
        assertThat(deliveries).hasValue(2);
        assertThat(intake.sentOn()).extracting(Sent::queue).containsExactly("impound-completed", "impound-snapshot");
    }

    @Test
    void what_is_done_and_could_not_be_deleted_comes_again_and_is_not_done_again() throws Exception {
        intake = new IntakeAtWork(folder, 2, deliveries::incrementAndGet);
        intake.world()
                .sandbox()
                .faults()
                .on("sqs", "DeleteMessage")
                .nth(1)
                .before("ReceiptHandleIsInvalid", "The receipt handle has expired", 404);

        intake.start();

        awaitDeleted(2);
        assertThat(intake.sentOn()).extracting(Sent::queue).containsExactly("impound-completed", "impound-snapshot");
    }

    /** A queue that is gone, or no longer ours, would keep a core busy otherwise, and the account's other callers from their calls. */
    @Test
    void after_three_polls_in_vain_sqs_is_left_alone_for_a_second() throws Exception {
        intake = new IntakeAtWork(folder, 1, deliveries::incrementAndGet);
        var refused = intake.world()
                .sandbox()
                .faults()
                .on("sqs", "ReceiveMessage")
                .times(9)
                .before("AccessDenied", "not authorized to perform sqs:ReceiveMessage", 403);

        var start = System.nanoTime();
        intake.start();

        awaitSent(2);
        assertThat(refused.met()).isGreaterThan(9);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
    }

    static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError(), new OutOfMemoryError("Java heap space"), new NoClassDefFoundError("x"));
    }

    private static void workLong() {
        try {
            new CountDownLatch(1).await(LONG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private void awaitSent(int count) {
        Await.until(
                () -> count + " messages sent on, not " + intake.sentOn(),
                () -> intake.sentOn().size() >= count);
    }

    /** So often was it asked to delete the finding, whatever it answered. */
    private void awaitDeleted(int count) {
        var calls = intake.world().sandbox().calls();
        Await.until(
                () -> count + " deletions",
                () -> calls.of("sqs", "DeleteMessage").size() >= count);
    }
}
