package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.http.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A sandbox on a time that stands still, and a user in each of two accounts. */
abstract class Fixture {
    static final String REGION = "eu-west-1";

    @TempDir
    Path data;

    final VirtualTime time = new VirtualTime(Instant.parse("2026-11-25T10:00:00Z"));
    Sandbox sandbox;
    Keys responder;
    Keys stranger;

    @BeforeEach
    void startSandbox() throws IOException {
        sandbox = Sandbox.start(time, data);
        responder = sandbox.accounts().key(Clients.ACCOUNT, "arn:aws:iam::111122223333:user/responder");
        stranger = sandbox.accounts().key(Clients.OTHER, "arn:aws:iam::444455556666:user/stranger");
    }

    @AfterEach
    void stopSandbox() throws IOException {
        sandbox.close();
    }

    static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(AwsServiceException.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
