package impound.collector.aws;

import impound.collector.CollectorFailure;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Waits for AWS's answers, never for ever, and says in our words what a refusal means for a person. */
final class Answers {

    /** Longer than all of the client's own attempts take; only a fault of the client itself gets here. */
    private static final int MINUTES = 15;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private static final Set<String> REFUSALS = Set.of("ResourceNotFoundException", "AccessDeniedException");

    /**
     * S3, Error responses: another write to the same key was under way, which for a key that only we write is our own whose
     * answer was lost.
     */
    private static final Set<String> PASSING = Set.of("ConditionalRequestConflict", "OperationAborted");

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

    /** The keys of an instance are renewed some minutes before they end: the second call has them, or the service is late. */
    private static final int CALLS = 5;

    private static final int SECONDS_BETWEEN_CALLS = 20;

    private Answers() {}

    /** Whether the same request may well succeed a moment later, though its answer is none that the SDK tries again. */
    static boolean passes(Throwable cause) {
        return PASSING.contains(code(cause));
    }

    /**
     * The answer to a call, which is made anew where the keys that it was signed with ran out meanwhile. The SDK asks for keys once a
     * call, so that its own tries all bear the same ones (aws/aws-sdk-java-v2#3408).
     */
    static <T> T of(String what, Supplier<CompletableFuture<T>> call) {
        return of(what, renewed(call, 1));
    }

    private static <T> CompletableFuture<T> renewed(Supplier<CompletableFuture<T>> call, int calls) {
        return call.get().exceptionallyCompose(error -> {
            if (calls == CALLS || !isExpired(unwrapped(error))) {
                return CompletableFuture.failedFuture(error);
            }
            var later = CompletableFuture.delayedExecutor((calls - 1L) * SECONDS_BETWEEN_CALLS, TimeUnit.SECONDS);
            return CompletableFuture.supplyAsync(() -> renewed(call, calls + 1), later)
                    .thenCompose(again -> again);
        });
    }

    /** S3, HeadObject: an error has no body, so that of a token that has expired only the status is left. */
    private static boolean isExpired(Throwable cause) {
        return EXPIRED.contains(code(cause))
                || status(cause) == BAD_REQUEST && code(cause).isEmpty();
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private static <T> T of(String what, CompletableFuture<T> answer) {
        try {
            return answer.get(MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CollectorFailure.Stalled(what + ": no answer within " + MINUTES + " minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectorFailure.Stalled(what + ": interrupted");
        }
    }

    /** What a person would do about this error. */
    static CollectorFailure failure(String what, Throwable error) {
        Throwable cause = unwrapped(error);
        if (cause instanceof CollectorFailure failure) {
            return failure;
        }
        String message = what + ": " + cause.getMessage();
        return isRefusal(cause)
                ? new CollectorFailure.AccessRefused(message, cause)
                : new CollectorFailure.UploadFailed(message, cause);
    }

    // CloudWatch Logs answers 400 to everything; there only the code tells.
    private static boolean isRefusal(Throwable cause) {
        int status = status(cause);
        return status == FORBIDDEN || status == NOT_FOUND || REFUSALS.contains(code(cause));
    }

    private static String code(Throwable cause) {
        boolean isTold = cause instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorCode() != null;
        return isTold ? ((AwsServiceException) cause).awsErrorDetails().errorCode() : "";
    }

    /** Whether a write-once key was taken already. */
    static boolean isTaken(CollectorFailure failure) {
        return status(failure.getCause()) == PRECONDITION_FAILED;
    }

    /** Whether the checksum that we sent is not that of the bytes which S3 has. */
    static boolean isOfOtherBytes(CollectorFailure failure) {
        return code(failure.getCause()).equals("BadDigest");
    }

    private static int status(Throwable cause) {
        return cause instanceof AwsServiceException service ? service.statusCode() : 0;
    }
}
